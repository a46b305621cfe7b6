using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.Hosting;

namespace Lambda.Runtime.Testing.Tests.TestFunctions;

/// <summary>A program that a function started and did not wait for.</summary>
internal static class StartedProgram
{
    /// <summary>What the function does with an event: hang, crash, or start a shell with the event's text.</summary>
    /// <returns>What the shell wrote, in JSON.</returns>
    public static byte[] Start(RuntimeResponse next)
    {
        string script = JsonSerializer.Deserialize<string>(next.Text)!;
        if (script == "hang")
            return TestFunction.Hang();
        if (script == "crash")
            return TestFunctionProcess.Crash();

        using Process shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardOutput = true })!;
        return Encoding.UTF8.GetBytes(JsonSerializer.Serialize(shell.StandardOutput.ReadLine()));
    }

    /// <summary>Whether the process is there, and is not about to end.</summary>
    public static bool IsRunning(int processId) => File.Exists($"/proc/{processId}/stat") && !ProcessState.IsEnding(processId);
}
