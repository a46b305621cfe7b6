using System.Text.Json;
using Lambda.Runtime.Emulator.Service;

namespace Lambda.Runtime.Local.Running;

/// <summary>Reads the event of <c>--event</c> from a file, a pipe, or standard input, up to the service's limit.</summary>
internal static class EventFile
{
    /// <summary>The argument for standard input.</summary>
    public const string StandardInput = "-";

    private const string Expected = "Expected the path of a file with an event in JSON, or - for standard input.";

    /// <exception cref="StartFailedException">There is no such event, or the service would refuse it.</exception>
    /// <exception cref="OperationCanceledException">The read was canceled, for example because no process writes to the pipe.</exception>
    /// <param name="file">The path, from the current folder, or else from the project's.</param>
    /// <param name="projectFolder">The folder of the project. A launch profile begins there in an IDE, and <c>dotnet run</c> ignores its working directory.</param>
    /// <param name="stop">Ends the wait for a pipe.</param>
    public static async Task<byte[]> ReadAsync(string file, string projectFolder, CancellationToken stop)
    {
        if (file != StandardInput && !Path.Exists(file) && Path.Exists(Path.Combine(projectFolder, file)))
            file = Path.Combine(projectFolder, file);
        string name = file == StandardInput ? "standard input" : $"'{Path.GetFullPath(file)}'";
        try
        {
            // Opening and reading a pipe may block until a process writes, and neither call can be canceled.
            await using Stream stream = await Task.Run(() => Open(file), stop).WaitAsync(stop);
            if (stream.CanSeek && stream.Length > ServiceLimits.MaxEventBytes)
                throw TooLarge(name, $"{stream.Length}");
            byte[] payload = await ReadAsync(stream, name).WaitAsync(stop);
            RequireJson(payload, name);
            return payload;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StartFailedException($"--event is '{file}', and there is no file {name}. {Expected}") { IsUsageError = true };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new StartFailedException($"--event is '{file}', and {name} cannot be read: {exception.Message} {Expected}");
        }
    }

    private static Stream Open(string file)
    {
        if (file == StandardInput)
            return Console.OpenStandardInput();
        string path = Path.GetFullPath(file);

        // The system's error for a directory is "access denied".
        return Directory.Exists(path)
            ? throw new StartFailedException($"--event is '{file}', and '{path}' is a directory. {Expected}") { IsUsageError = true }
            : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>Reads a stream whose length may be unknown, such as a pipe.</summary>
    private static async Task<byte[]> ReadAsync(Stream stream, string name)
    {
        using var payload = new MemoryStream();
        byte[] piece = new byte[64 * 1024];
        while (await stream.ReadAsync(piece, CancellationToken.None) is > 0 and int count)
        {
            payload.Write(piece, 0, count);
            if (payload.Length > ServiceLimits.MaxEventBytes)
                throw TooLarge(name, $"more than {ServiceLimits.MaxEventBytes}");
        }

        return payload.ToArray();
    }

    private static StartFailedException TooLarge(string name, string bytes) => new(
        $"The event in {name} has {bytes} bytes. The maximum is {ServiceLimits.MaxEventBytes}, 6 MB, for a synchronous invocation.");

    private static void RequireJson(byte[] payload, string name)
    {
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
            throw new StartFailedException($"The event in {name} is not JSON, which the service requires: {Describe(exception)}");
        }
    }

    /// <summary>The message with line and position counted from 1, as in the messages for JSON that a handler reads. System.Text.Json counts from 0.</summary>
    private static string Describe(JsonException exception)
    {
        int end = exception.Message.LastIndexOf(" LineNumber: ", StringComparison.Ordinal);
        return end < 0 ? exception.Message
            : $"{exception.Message[..end].TrimEnd('.')} (line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1})";
    }
}
