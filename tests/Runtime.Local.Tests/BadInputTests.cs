using System.Globalization;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Local.Tests;

/// <summary>The caller and the terminal get the details of each wrong input, and the emulator continues.</summary>
public sealed class BadInputTests
{
    // The function never exits by itself, so a short timeout is reached on any machine.
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task FunctionThatHangsInInit_TimesOut()
    {
        await using LocalEmulator emulator = await LocalEmulator.StartAsync("hang in init", static options => options with { InitTimeout = Short, Timeout = Short * 2 });
        AssertShown(
            emulator, "Bad did not start: Sandbox.Timedout: The function neither requested /next nor posted /init/error nor exited within 0.10 seconds. "
            + "The next event tries again, within the timeout of the function.");
        for (int i = 0; i < 2; i++)
        {
            (string type, string message) = await emulator.FailAsync();

            // As on Lambda: the initialization is repeated as a part of the invocation, whatever the limit of an initialization is.
            Assert.Equal("Sandbox.Timedout", type);
            Assert.EndsWith(" Error: Task timed out after 0.20 seconds", message, StringComparison.Ordinal);
            AssertShown(
                emulator, "The initialization had failed, so it was repeated as a part of this invocation, and did not end within the timeout of 0.20 seconds.",
                "Bad  error  200.00 ms", $"Sandbox.Timedout: {message}");
        }

        await emulator.AssertContinuesAsync();
    }

    [Fact]
    public async Task FunctionThatHangsInItsFirstInit_ProcessesTheEventInTheSecond()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no sleep.");
        int hosts = 0;
        await using LocalEmulator emulator = await LocalEmulator.StartAsync(
            () => hosts++ == 0 ? new ProcessHost("/bin/sleep", "60") : new ProcessHost(TestFunctionProcess.Path),
            TestFunctionProcess.Options("echo").ToConfiguration() with { InitTimeout = Short });

        Assert.Equal((200, false, "1"), await emulator.InvokeAsync("1"));

        // The time of the initialization is in the duration.
        Assert.Matches("Bad  ok  [0-9.]+ ms, billed [0-9]+ ms, [0-9]+ of 128 MB\n", emulator.Shown);
        await emulator.AssertContinuesAsync();
    }

    /// <summary>Ctrl+C reaches the function too. Here, a signal ends the function before the emulator.</summary>
    [Fact]
    public async Task FunctionThatEndsWithTheEmulator_IsNotReported()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        LocalEmulator emulator = await LocalEmulator.StartAsync("hang once");
        Assert.Equal((200, false, "1"), await emulator.InvokeAsync("1"));
        Task hanging = emulator.InvokeAsync("\"hang\"");

        ProcessSignal.Terminate(emulator.ProcessId);
        await emulator.DisposeAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => hanging);
        Assert.DoesNotContain("has exited by itself", emulator.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Runtime.ExitError", emulator.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FunctionThatEndsBySignalAlone_IsReported()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        await using LocalEmulator emulator = await LocalEmulator.StartAsync("echo");

        ProcessSignal.Terminate(emulator.ProcessId);

        await emulator.ShownAsync("Bad has exited by itself with exit code 143, process ", times: 1);
    }

    /// <summary>A breakpoint stops the function, but not the clock.</summary>
    [Fact]
    public async Task FunctionUnderADebugger_HasADay()
    {
        await using LocalEmulator emulator = await LocalEmulator.StartAsync("name its deadline", isDebugged: true);
        long begin = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

        long deadline = long.Parse((await emulator.InvokeAsync("1")).Text, CultureInfo.InvariantCulture);

        Assert.InRange(TimeSpan.FromMilliseconds(deadline - begin), TimeSpan.FromDays(1), TimeSpan.FromDays(1.1));
    }

    [Fact]
    public async Task MissingBinary_IsAnInvalidEntrypoint()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "nowhere", "bootstrap");
        await using LocalEmulator emulator = await LocalEmulator.StartAsync(
            () => new ProcessHost(path) { WorkingDirectory = AppContext.BaseDirectory }, TestFunction.LongTimeouts.ToConfiguration());

        (string type, string message) = await emulator.FailAsync();

        Assert.Equal("Runtime.InvalidEntrypoint", type);
        Assert.StartsWith($"'{path}' cannot be started: No such file or directory.", message, StringComparison.Ordinal);
        AssertShown(emulator, "Bad did not start: Runtime.InvalidEntrypoint: ", "Bad  error", $"Runtime.InvalidEntrypoint: '{path}' cannot be started");
        await emulator.AssertContinuesAsync();
    }

    [Fact]
    public async Task ErrorInInitThatEndsWithAPeriod_IsShownWithOne()
    {
        await using LocalEmulator emulator = await LocalEmulator.StartAsync("fail init with a sentence");

        Assert.Equal(("NoHandler", "There is no handler."), await emulator.FailAsync());
        AssertShown(emulator, "Bad did not start: NoHandler: There is no handler. The next event tries again, within the timeout of the function.", "Bad  error");
    }

    [Fact]
    public async Task ErrorInInitThatIsInTheLog_IsNotShownAgain()
    {
        await using LocalEmulator emulator = await LocalEmulator.StartAsync("log and fail init");

        await emulator.ShownAsync("NoHandler", times: 1);
        AssertShown(emulator, "  ERROR NoHandler: There is no handler.\nBad did not start. The next event tries again, within the timeout of the function.\n");
    }

    [Fact]
    public async Task FunctionThatEndsInInit_IsShownWithItsExitCodeAndLog()
    {
        await using LocalEmulator emulator = await LocalEmulator.StartAsync("exit");

        Assert.Equal(("Runtime.ExitError", "Runtime exited with error: exit status 7 before its first /next"), await emulator.FailAsync());
        AssertShown(emulator, "  nothing to do", "Bad did not start: Runtime.ExitError: Runtime exited with error: exit status 7", "Bad  error");
        // The initialization was repeated as a part of the invocation, and so is its time.
        Assert.DoesNotContain("Bad  error  0.00 ms", emulator.Shown, StringComparison.Ordinal);
        await emulator.AssertContinuesAsync();
    }

    [Fact]
    public async Task FunctionThatEndsInAnInvocation_IsShownEachTime()
    {
        await using LocalEmulator emulator = await LocalEmulator.StartAsync("crash");
        for (int i = 0; i < 2; i++)
        {
            (string type, string message) = await emulator.FailAsync();
            Assert.Equal("Runtime.ExitError", type);
            Assert.EndsWith("Error: Runtime exited with error: exit status 3", message, StringComparison.Ordinal);
            AssertShown(emulator, "  about to crash", "  last words", "Bad  error", message);
        }

        await emulator.AssertContinuesAsync();
    }

    [Fact]
    public async Task FunctionThatExitsAfterItsResponse_IsReportedAndRestarted()
    {
        await using LocalEmulator emulator = await LocalEmulator.StartAsync("end after the response");
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal((200, false, $"{i}"), await emulator.InvokeAsync($"{i}"));
            await emulator.ShownAsync("Bad has exited by itself with exit code 5, process ", times: i + 1);
        }

        await emulator.AssertContinuesAsync();
    }

    [Fact]
    public async Task FunctionThatExitsAfterItsResponse_LeavesTheNextEventToTheNextProcess()
    {
        await using LocalEmulator emulator = await LocalEmulator.StartAsync("end after the response");
        for (int i = 0; i < 5; i++)
            Assert.Equal((200, false, $"{i}"), await emulator.InvokeAsync($"{i}"));

        await emulator.ShownAsync("Bad has exited by itself with exit code 5, process ", times: 5);
        Assert.DoesNotContain("Bad  error", emulator.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FunctionThatFloodsItsLog_RespondsAndTheTerminalCountsHiddenLines()
    {
        await using LocalEmulator emulator = await LocalEmulator.StartAsync("flood");

        Assert.Equal((200, false, "\"World\""), await emulator.InvokeAsync());
        AssertShown(emulator, "  line 1\n", "  line 1000\n", "(more than 1000 lines of log", "(29,000 lines of log were hidden)", "Bad  ok");
        Assert.DoesNotContain("line 1001", emulator.Shown, StringComparison.Ordinal);
        await emulator.AssertContinuesAsync();
    }

    [Fact]
    public async Task SecondResponse_IsRejectedAndTheFirstIsKept()
    {
        await using LocalEmulator emulator = await LocalEmulator.StartAsync("respond twice");

        Assert.Equal((200, false, "1"), await emulator.InvokeAsync("1"));
        Assert.Equal((200, false, "2"), await emulator.InvokeAsync("2"));
        AssertShown(emulator, "  the second response had 40", "Bad  ok");
        await emulator.AssertContinuesAsync();
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("never respond")]
    public async Task FunctionThatDoesNotRespond_TimesOut(string mode)
    {
        await using LocalEmulator emulator = await LocalEmulator.StartAsync(mode, static options => options with { Timeout = Short });
        for (int i = 0; i < 2; i++)
        {
            (string type, string message) = await emulator.FailAsync();
            Assert.Equal("Sandbox.Timedout", type);
            Assert.EndsWith("Error: Task timed out after 0.10 seconds", message, StringComparison.Ordinal);
            AssertShown(emulator, "Bad  error", message);
        }

        await emulator.AssertContinuesAsync();
    }

    [Fact]
    public async Task ResponseOverTheLimit_IsReportedToTheCaller()
    {
        await using LocalEmulator emulator = await LocalEmulator.StartAsync("respond too much");

        (string type, string message) = await emulator.FailAsync();

        Assert.Equal("Function.ResponseSizeTooLarge", type);
        AssertShown(emulator, "Bad  error", $"Function.ResponseSizeTooLarge: {message}");
        await emulator.AssertContinuesAsync();
    }

    [Fact]
    public async Task EventThatIsNotJson_IsRejectedWithPosition()
    {
        await using LocalEmulator emulator = await LocalEmulator.StartAsync("echo");

        (int status, _, string text) = await emulator.InvokeAsync("{\n  name");

        Assert.Equal(400, status);
        Assert.Contains("Could not parse request body into json: ", text, StringComparison.Ordinal);
        Assert.Contains("LineNumber: 1 | BytePositionInLine: 2", text, StringComparison.Ordinal);
        AssertShown(emulator, "POST /2015-03-31/functions/Bad/invocations  refused  400", "InvalidRequestContentException: Could not parse request body into json: ");
        await emulator.AssertContinuesAsync();
    }

    [Fact]
    public async Task EventOverTheLimit_IsRejectedWithItsSize()
    {
        await using LocalEmulator emulator = await LocalEmulator.StartAsync("echo");

        (int status, _, string text) = await emulator.InvokeAsync($"\"{new string('x', 6 * 1024 * 1024)}\"");

        Assert.Equal(413, status);
        Assert.Contains("6291458 byte payload is too large for the RequestResponse invocation type (limit 6291456 bytes)", text, StringComparison.Ordinal);
        AssertShown(emulator, "refused  413", "RequestTooLargeException: 6291458 byte payload is too large");
        await emulator.AssertContinuesAsync();
    }

    [Fact]
    public async Task NameThatWouldMoveTheCursor_IsShownWithoutControlCharacters()
    {
        await using LocalEmulator emulator = await LocalEmulator.StartAsync("echo");

        Assert.Equal(400, (await emulator.InvokeNamedAsync("%1B%5B2J")).Status);

        AssertShown(emulator, "refused  400", "ValidationException: ");
        Assert.DoesNotContain('\u001b', emulator.Shown);
    }

    [Fact]
    public async Task EventThatWouldMoveTheCursor_IsShownWithoutControlCharactersInLogAndError()
    {
        await using LocalEmulator emulator = await LocalEmulator.StartAsync("print and throw");

        Assert.True((await emulator.InvokeAsync("\"a\\u001b[2K\\u009b1A\\r\\u202eb\\n0d  Bad  ok  1 ms\"")).IsError);

        await emulator.ShownAsync("  a\\u001b[2K\\u009b1A\\u000d\\u202eb\n  0d  Bad  ok  1 ms\n", times: 1);
        AssertShown(emulator, "Bad  error", "  FormatException: a\\u001b[2K\\u009b1A\\u000d\\u202eb\n  0d  Bad  ok  1 ms\n");
        Assert.DoesNotContain(emulator.Shown, static c => char.IsControl(c) && c != '\n');
        Assert.DoesNotContain('\u202e', emulator.Shown);
        Assert.DoesNotContain("\n0d", emulator.Shown, StringComparison.Ordinal);
        await emulator.AssertContinuesAsync();
    }

    private static void AssertShown(LocalEmulator emulator, params string[] words) =>
        Assert.All(words, text => Assert.Contains(text, emulator.Shown, StringComparison.Ordinal));
}
