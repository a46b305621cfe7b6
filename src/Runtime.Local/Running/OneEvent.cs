using System.Text;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Testing;
using Lambda.Runtime.Testing.Service;

namespace Lambda.Runtime.Local.Running;

/// <summary><c>--event</c>: sends the one event and ends. The answer alone goes to standard output, all else to standard error.</summary>
internal static class OneEvent
{
    /// <returns>0, or 1 where the function ended in an error.</returns>
    /// <exception cref="StartFailedException">There is no such event, or none that the service would take, or no function.</exception>
    public static async Task<int> RunAsync(RunArguments arguments, string file, CancellationToken stop)
    {
        byte[] payload = await EventFile.ReadAsync(file, stop);
        RunningCopy.DeleteStale(arguments.Project.OutputFolder);
        if (arguments.Native)
            await ProjectBuild.RunAsync(arguments.Project, native: true, stop);

        await using var functions = new EmulatedFunctions(arguments, new Terminal(Console.Error), new ServedFunctions(), new PageNews());
        await functions.StartAsync();
        if (functions.Functions is not [var function])
            throw new StartFailedException($"--event needs --handler where there are several: {string.Join(", ", functions.Functions.Select(static one => one.Name))}.");

        InvocationOutcome outcome = await function.InvokeAsync(new InvocationRequest(payload), stop);
        using Stream output = Console.OpenStandardOutput();
        await output.WriteAsync(Shown(outcome.Payload, isTerminal: !Console.IsOutputRedirected), stop);
        await output.WriteAsync("\n"u8.ToArray(), stop);
        return outcome.IsError ? 1 : 0;
    }

    /// <summary>A program that reads the answer gets its bytes; a terminal gets text that does not control it.</summary>
    internal static ReadOnlyMemory<byte> Shown(ReadOnlyMemory<byte> answer, bool isTerminal) =>
        isTerminal ? Encoding.UTF8.GetBytes(PrintableText.Escape(Encoding.UTF8.GetString(answer.Span), "\n")) : answer;
}
