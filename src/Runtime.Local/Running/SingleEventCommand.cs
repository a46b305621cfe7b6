using System.Text;
using Lambda.Runtime.Emulator.Extensions;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Invocations;
using Lambda.Runtime.Errors;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.Page;

namespace Lambda.Runtime.Local.Running;

/// <summary>Runs <c>--event</c>: sends one event and ends. Only the response goes to standard output, all other output to standard error.</summary>
internal static class SingleEventCommand
{
    /// <returns>0, or 1 after an error of the function or Ctrl+C.</returns>
    /// <exception cref="StartFailedException">There is no such event, the service would refuse it, or there is no function.</exception>
    /// <exception cref="BuildFailedException">The publish of the native binary failed.</exception>
    public static async Task<int> RunAsync(RunArguments arguments, string file, CancellationToken stop)
    {
        try
        {
            return await SendAsync(arguments, file, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Console.Error.WriteLine("Stopped before the function responded.");
            return 1;
        }
    }

    private static async Task<int> SendAsync(RunArguments arguments, string file, CancellationToken stop)
    {
        byte[] payload = await EventFile.ReadAsync(file, Path.GetDirectoryName(arguments.Project.File) ?? "", stop);
        if (arguments.Handlers is null)
            ShadowCopy.DeleteStale(arguments.Project.OutputFolder);
        if (arguments.Native)
            await ProjectBuild.RunAsync(arguments.Project, native: true, stop);

        var terminal = new Terminal(Console.Error);
        ExtensionSettings extensions = LocalExtensions.Open(arguments.ValuesFile, terminal);
        await using var functions = new EmulatedFunctions(arguments, terminal, new FunctionRegistry(), new InvocationHistory(), extensions);
        await functions.RegisterAsync();
        if (functions.Functions is not [var function])
        {
            throw new StartFailedException($"--event needs --handler, because there are several: {string.Join(", ", functions.Functions.Select(static one => one.Name))}.")
            {
                IsUsageError = true,
            };
        }

        await functions.StartAsync();
        InvocationResult result = await function.InvokeAsync(new InvocationRequest(payload), stop);
        using Stream output = Console.OpenStandardOutput();
        await output.WriteAsync(ForOutput(result.Payload, isTerminal: !Console.IsOutputRedirected), stop);
        await output.WriteAsync("\n"u8.ToArray(), stop);
        return result.IsError ? 1 : 0;
    }

    /// <summary>Returns the bytes for a program, and text without control characters for a terminal.</summary>
    internal static ReadOnlyMemory<byte> ForOutput(ReadOnlyMemory<byte> response, bool isTerminal) =>
        isTerminal ? Encoding.UTF8.GetBytes(PrintableText.Escape(Encoding.UTF8.GetString(response.Span), "\n")) : response;
}
