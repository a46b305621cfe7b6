using System.ComponentModel;

namespace Lambda.Runtime.CompilerServices;

/// <summary>For one invocation, the console is the event and the answer.</summary>
/// <remarks>
/// Used by the code that the generator writes. The console is one for the process, so invocations that would run side by side wait
/// for each other.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConsolePayload : IDisposable
{
    private static readonly SemaphoreSlim Turn = new(1, 1);

    private readonly TextReader _in;
    private readonly TextWriter _out;
    private readonly TextWriter _answer;

    private ConsolePayload(TextReader input, TextWriter answer)
    {
        _in = Console.In;
        _out = Console.Out;
        _answer = answer;
        Console.SetIn(input);
        Console.SetOut(answer);
    }

    /// <summary>Turns <see cref="Console.In"/> and <see cref="Console.Out"/> to an invocation, until the result is disposed.</summary>
    /// <exception cref="FormatException">The event is no text in the encoding.</exception>
    public static ConsolePayload Begin(Invocation invocation, TextPayload text)
    {
        TextReader input = text.OpenReader(invocation);
        Turn.Wait();
        LambdaContext.ConsoleInvocation = invocation;
        return new ConsolePayload(input, text.OpenWriter(invocation));
    }

    /// <summary>The handler has written all there is.</summary>
    /// <exception cref="FormatException">A character at the end is incomplete.</exception>
    public void Complete() => TextPayload.Complete(_answer);

    /// <summary>Gives the console back.</summary>
    public void Dispose()
    {
        Console.SetIn(_in);
        Console.SetOut(_out);
        LambdaContext.ConsoleInvocation = null;
        Turn.Release();
    }
}
