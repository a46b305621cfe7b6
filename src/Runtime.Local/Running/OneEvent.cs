using System.Text.Json;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.Page;
using Lambda.Runtime.Testing;
using Lambda.Runtime.Testing.RuntimeApi;
using Lambda.Runtime.Testing.Service;

namespace Lambda.Runtime.Local.Running;

/// <summary><c>--event</c>: sends the one event and ends. The answer alone goes to standard output, all else to standard error.</summary>
internal static class OneEvent
{
    /// <returns>0, or 1 where the function ended in an error.</returns>
    /// <exception cref="StartFailedException">There is no such event, or none that the service would take, or no function.</exception>
    public static async Task<int> RunAsync(RunArguments arguments, string file, CancellationToken stop)
    {
        byte[] payload = await ReadAsync(file, stop);
        RunningCopy.DeleteStale(arguments.Project.OutputFolder);
        if (arguments.Native)
            await ProjectBuild.RunAsync(arguments.Project, native: true, stop);

        await using var functions = new EmulatedFunctions(arguments, new Terminal(Console.Error), new ServedFunctions(), new PageNews());
        await functions.StartAsync();
        if (functions.Functions is not [var function])
            throw new StartFailedException($"--event needs --handler where there are several: {string.Join(", ", functions.Functions.Select(static one => one.Name))}.");

        InvocationOutcome outcome = await function.InvokeAsync(new InvocationRequest(payload), stop);
        using Stream output = Console.OpenStandardOutput();
        await output.WriteAsync(outcome.Payload, stop);
        await output.WriteAsync("\n"u8.ToArray(), stop);
        return outcome.IsError ? 1 : 0;
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken stop)
    {
        string path = Path.GetFullPath(file);
        if (!File.Exists(path))
            throw new StartFailedException($"--event is '{file}', and there is no file '{path}'. Right would be the path of a file with an event in JSON.");

        byte[] payload = await File.ReadAllBytesAsync(path, stop);
        if (payload.Length > RuntimeApiLimits.MaxPayloadBytes)
            throw new StartFailedException($"The event in '{path}' has {payload.Length} bytes; the service takes {RuntimeApiLimits.MaxPayloadBytes} at most.");

        try
        {
            var reader = new Utf8JsonReader(payload);
            reader.Skip();
            while (reader.Read())
            {
            }
        }
        catch (JsonException exception)
        {
            throw new StartFailedException($"The event in '{path}' is no JSON, which the service requires: {exception.Message}");
        }

        return payload;
    }
}
