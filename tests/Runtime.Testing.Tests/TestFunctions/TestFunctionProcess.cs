using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Lambda.Runtime.Logging;
using Microsoft.Extensions.Logging;

namespace Lambda.Runtime.Testing.Tests.TestFunctions;

/// <summary>
/// A function in its own process: this test program, which runs a function instead of the tests if an environment variable is set.
/// </summary>
internal static class TestFunctionProcess
{
    private const string ModeVariable = "TEST_FUNCTION_MODE";

    /// <summary>The exit code of a process that has logged its line.</summary>
    public const int Logged = 7;

    /// <summary>The path of this program.</summary>
    public static string Path { get; } = System.IO.Path.ChangeExtension(
        typeof(TestFunctionProcess).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);

    /// <summary>Options that start it as a function.</summary>
    public static LambdaFunctionOptions Options(string mode) => TestFunction.LongTimeouts with
    {
        Environment = new Dictionary<string, string>
        {
            [ModeVariable] = mode,
            // The function runs under the same .NET runtime as this program, wherever that is installed.
            ["DOTNET_ROOT"] = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
        },
    };

    /// <summary>The function that this process runs; <see langword="null"/> if it runs the tests.</summary>
    public static string? Mode => Environment.GetEnvironmentVariable(ModeVariable);

    public static int Run(string mode)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "");
        return mode switch
        {
            "echo" => TestFunction.Loop(environment, new StandardError(), next => next.Body),
            "name its handler" => TestFunction.Loop(
                environment, new StandardError(), _ => Encoding.UTF8.GetBytes($"\"{environment["_HANDLER"]} of {environment["AWS_LAMBDA_FUNCTION_NAME"]}\"")),
            "name its deadline" => TestFunction.Loop(environment, new StandardError(), static next => Encoding.UTF8.GetBytes(next.Headers["Lambda-Runtime-Deadline-Ms"])),
            "read configuration" => TestFunction.Loop(environment, new StandardError(), ConfigurationFunction.Read),
            "hang in init" => HangAfter(0),
            "flood" => TestFunction.Loop(environment, new StandardError(), Flood),
            "end after the response" => RespondOnce(environment, 5),
            "end long after the response" => RespondOnce(environment, 0),
            "respond and vanish" => KilledFunction.RespondAndVanish(environment),
            "vanish with an event unread" => KilledFunction.VanishWithAnEventUnread(environment, events: 1),
            "vanish with the first event unread" => KilledFunction.VanishWithAnEventUnread(environment, events: 0),
            "poll and vanish" => KilledFunction.PollAndVanish(environment),
            "vanish in a stream" => KilledFunction.VanishInAStream(environment),
            "leave a child behind" => KilledFunction.LeaveAChildBehind(environment),
            "start programs" => TestFunction.Loop(environment, new StandardError(), StartedProgram.Start),
            "start programs and hang at the end" => HangAfter(TestFunction.Loop(environment, new StandardError(), StartedProgram.Start)),
            "stay away" => HangAfter(RespondOnce(environment, 0)),
            "respond twice" => TestFunction.RespondTwice(environment),
            "never respond" => TestFunction.NeverRespond(environment),
            "respond too much" => TestFunction.Loop(environment, new StandardError(), _ => new byte[6_291_557]),
            "telemetry" => TestFunction.Loop(environment, new StandardError(), next => LogInFrames(environment["_LAMBDA_TELEMETRY_LOG_FD"], next)),
            "log without a receiver" => LogWithoutReceiver(),
            "log" => TestFunction.Loop(environment, new StandardError(), Log),
            "crash" => TestFunction.Loop(environment, new StandardError(), _ => Crash()),
            "hang with an extension" => HangingFunction.Run(environment, isExtension: true, endsBySignal: true),
            "hang with an extension and ignore the signal" => HangingFunction.Run(environment, isExtension: true, endsBySignal: false),
            "hang with a handler of the signal" => HangingFunction.Run(environment, isExtension: false, endsBySignal: true),
            "hang" => TestFunction.Loop(environment, new StandardError(), _ => TestFunction.Hang()),
            "hang once" => TestFunction.Loop(
                environment, new StandardError(), next => next.Text == "\"hang\"" ? TestFunction.Hang() : next.Body),
            "hang at the end" => HangAfter(TestFunction.Loop(environment, new StandardError(), next => next.Body)),
            "fail init" => TestFunction.FailInit(environment, """{"errorType":"NoHandler","errorMessage":"no handler"}"""),
            "fail init with a sentence" => TestFunction.FailInit(environment, """{"errorType":"NoHandler","errorMessage":"There is no handler."}"""),
            "log and fail init" => LogAndFailInit(environment),
            "print and throw" => TestFunction.Loop(environment, new StandardError(), PrintAndThrow),
            "exit" => ExitAtOnce(),
            _ => throw new ArgumentException($"There is no test function '{mode}'.", nameof(mode)),
        };
    }

    private static int LogWithoutReceiver()
    {
        int exitCode = 0;
        new TestLambdaContext().ToLambdaContext().Logger.Log(LogLevel.Critical, default, "line", null, (text, _) =>
        {
            exitCode = Logged;
            return text;
        });
        return exitCode;
    }

    public static byte[] Crash()
    {
        Console.Error.WriteLine("about to crash");
        Console.Out.WriteLine("last words");
        throw new ExitException(3);
    }

    private static byte[] LogInFrames(string descriptor, RuntimeResponse next)
    {
        byte[] record = next.Body;
        byte[] frame = [0xa5, 0x5a, 0, 3, 0, 0, 0, (byte)record.Length, 0, 0, 0, 0, 0, 0, 0, 0, .. record];
        using var handle = new Microsoft.Win32.SafeHandles.SafeFileHandle(int.Parse(descriptor, CultureInfo.InvariantCulture), ownsHandle: false);
        using var stream = new FileStream(handle, FileAccess.Write, bufferSize: 0);
        stream.Write(frame);
        return record;
    }

    private static byte[] PrintAndThrow(RuntimeResponse next)
    {
        string text = System.Text.Json.JsonSerializer.Deserialize<string>(next.Body)!;
        Console.WriteLine(text);
        throw new FormatException(text);
    }

    private static byte[] Flood(RuntimeResponse next)
    {
        for (int i = 1; i <= 30_000; i++)
            Console.WriteLine($"line {i}");
        return next.Body;
    }

    private static int RespondOnce(Dictionary<string, string> environment, int exitCode)
    {
        using var client = new RuntimeClient(environment["AWS_LAMBDA_RUNTIME_API"]);
        RuntimeResponse next = client.NextAsync().GetAwaiter().GetResult();
        client.RespondAsync(next, next.Text).GetAwaiter().GetResult();
        return exitCode;
    }

    private static byte[] Log(RuntimeResponse next)
    {
        Console.Error.WriteLine($"error {next.Text}");
        Console.Out.WriteLine($"output {next.Text}");
        return next.Body;
    }

    private static int LogAndFailInit(Dictionary<string, string> environment)
    {
        Console.Error.WriteLine("ERROR NoHandler: There is no handler.");
        return TestFunction.FailInit(environment, """{"errorType":"NoHandler","errorMessage":"There is no handler."}""");
    }

    private static int ExitAtOnce()
    {
        Console.Error.WriteLine("nothing to do");
        return 7;
    }

    private static int HangAfter(int exitCode)
    {
        TestFunction.Hang();
        return exitCode;
    }

    private sealed class StandardError : LogOutput
    {
        public override void Write(ReadOnlySpan<byte> record)
        {
            using Stream error = Console.OpenStandardError();
            error.Write(record);
        }
    }
}
