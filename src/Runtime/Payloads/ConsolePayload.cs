using System.ComponentModel;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Redirects the console to the event and the response of one invocation.</summary>
/// <remarks>
/// Called by generated code. The process has only one console, so concurrent invocations wait for each other.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConsolePayload : IDisposable
{
    /// <summary>Held by the invocation that uses the console.</summary>
    private static readonly SemaphoreSlim Turn = new(1, 1);

    private readonly TextReader _in;
    private readonly TextWriter _out;
    private readonly TextWriter _response;

    private ConsolePayload(TextReader input, TextWriter response)
    {
        _in = Console.In;
        _out = Console.Out;
        _response = response;
        Console.SetIn(input);
        Console.SetOut(response);
    }

    /// <summary>Redirects <see cref="Console.In"/> and <see cref="Console.Out"/>, until the result is disposed.</summary>
    /// <exception cref="FormatException">The event is not text in the encoding.</exception>
    public static ConsolePayload Begin(Invocation invocation, TextPayload text)
    {
        TextReader input = text.OpenReader(invocation);
        Turn.Wait();
        LambdaContext.ConsoleInvocation = invocation;
        return new ConsolePayload(input, text.OpenWriter(invocation));
    }

    /// <summary>Completes the response.</summary>
    /// <exception cref="FormatException">A character at the end is incomplete.</exception>
    public void Complete() => TextPayload.Complete(_response);

    /// <summary>Restores the console.</summary>
    public void Dispose()
    {
        Console.SetIn(_in);
        Console.SetOut(_out);
        LambdaContext.ConsoleInvocation = null;
        Turn.Release();
    }
}
