using System.Diagnostics;
using Lambda.Runtime.Testing.Tests.TestFunctions;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests;

public class ProcessFunctionTests
{
    [Fact]
    public async Task Invoke_ReturnsTheResponse()
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, TestFunctionProcess.Options("echo"));

        InvocationOutcome outcome = await function.InvokeAsync(new[] { 1, 2 });

        Assert.Equal([1, 2], outcome.Value<int[]>());
        Assert.True(function.TimeToNext > TimeSpan.Zero);
        Assert.NotNull(function.ProcessId);
    }

    // On Lambda, it is killed while it waits for an event, so nothing of its end is in its log.
    [Theory]
    [InlineData("echo", 137)]
    [InlineData("hang at the end", 137)]
    [InlineData("hang with an extension", 0, "signal")]
    [InlineData("hang with an extension and ignore the signal", 137, "signal")]
    [InlineData("hang with a handler of the signal", 137)]
    public async Task Dispose_KillsTheProcess_AndSignalsItIfAnExtensionIsRegistered(string mode, int exitCode, params string[] log)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals there.");
        LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, TestFunctionProcess.Options(mode));

        await function.DisposeAsync();

        Assert.Equal(exitCode, await function.Exited);
        Assert.Equal(log, function.Logs);
        AssertGone(function);
    }

    [Fact]
    public async Task CrashInAnInvocation_IsAnExitErrorWithTheWholeLog()
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, TestFunctionProcess.Options("crash"));

        InvocationOutcome outcome = await function.InvokeJsonAsync("{}");

        Assert.Equal("Runtime.ExitError", outcome.Error!.Type);
        Assert.Equal($"RequestId: {outcome.RequestId} Error: Runtime exited with error: exit status 3", outcome.Error.Message);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal(["about to crash", "last words"], outcome.Logs.Order());
    }

    [Fact]
    public async Task LinesBeforeTheResponse_BelongToTheInvocation()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Nobody can look into a pipe there.");
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, TestFunctionProcess.Options("log"));
        for (int i = 0; i < 200; i++)
        {
            InvocationOutcome outcome = await function.InvokeAsync(i);
            Assert.Equal([$"error {i}", $"output {i}"], outcome.Logs.Order());
        }
    }

    [Fact]
    public async Task RecordsOnTheTelemetryDescriptor_AreTheInvocationsLog()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no descriptors to inherit there.");
        LambdaFunctionOptions options = TestFunctionProcess.Options("telemetry") with { TelemetryLog = true };
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, options);
        await using LambdaFunction beside = await LambdaFunction.StartAsync(TestFunctionProcess.Path, options);
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal([$"{i}"], (await function.InvokeAsync(i)).Logs);
            Assert.Equal([$"{i}"], (await beside.InvokeAsync(i)).Logs);
        }

        await function.DisposeAsync();
        Assert.Equal("19", (await beside.InvokeAsync(19)).Text);
    }

    [Fact]
    public async Task Timeout_KillsTheProcess()
    {
        var time = new FakeTimeProvider();
        LambdaFunctionOptions options = TestFunctionProcess.Options("hang") with { TimeProvider = time, Timeout = TimeSpan.FromSeconds(1.5) };
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, options);
        Task<InvocationOutcome> invocation = function.InvokeJsonAsync("{}");

        time.Advance(options.Timeout);

        InvocationOutcome outcome = await invocation;
        Assert.Equal("Sandbox.Timedout", outcome.Error!.Type);
        Assert.Equal($"RequestId: {outcome.RequestId} Error: Task timed out after 1.50 seconds", outcome.Error.Message);
        Assert.NotEqual(0, outcome.ExitCode);
        AssertGone(function);
    }

    // As on Lambda: the signal is handled while the handler still runs, within 500 ms.
    [Theory]
    [InlineData("hang with an extension", true, 0)]
    [InlineData("hang with an extension and ignore the signal", true, 137)]
    [InlineData("hang with a handler of the signal", false, 137)]
    public async Task Timeout_SendsTheSignalIfAnExtensionIsRegistered(string mode, bool isSignaled, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals there.");
        var time = new FakeTimeProvider();
        LambdaFunctionOptions options = TestFunctionProcess.Options(mode) with { TimeProvider = time };
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, options);
        Task<InvocationOutcome> invocation = function.InvokeJsonAsync("{}");

        time.Advance(options.Timeout);

        InvocationOutcome outcome = await invocation;
        Assert.Equal(("Sandbox.Timedout", exitCode), (outcome.Error!.Type, outcome.ExitCode));
        Assert.Equal(isSignaled ? ["signal"] : [], outcome.Logs);
        AssertGone(function);
    }

    [Fact]
    public async Task InstanceThatWasKilled_IsFollowedByANewOne()
    {
        var time = new FakeTimeProvider();
        LambdaFunctionOptions options = TestFunctionProcess.Options("hang once") with { TimeProvider = time };
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, options);
        int first = function.ProcessId!.Value;
        Task<InvocationOutcome> late = function.InvokeJsonAsync("\"hang\"");
        Task<InvocationOutcome> inLine = function.InvokeJsonAsync("1");

        time.Advance(options.Timeout);

        Assert.Equal("Sandbox.Timedout", (await late).Error!.Type);
        Assert.Equal("1", (await inLine).Text);
        Assert.NotEqual(first, function.ProcessId);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(first));
        Assert.False(function.Exited.IsCompleted);
    }

    [Fact]
    public async Task ProcessThatCrashed_IsFollowedByANewOne()
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(TestFunctionProcess.Path, TestFunctionProcess.Options("crash"));
        InvocationOutcome first = await function.InvokeJsonAsync("{}");
        int process = function.ProcessId!.Value;

        InvocationOutcome second = await function.InvokeJsonAsync("{}");

        Assert.NotEqual(process, function.ProcessId);
        Assert.Equal((3, 3), (first.ExitCode, second.ExitCode));
        Assert.Equal(["about to crash", "last words"], second.Logs.Order());
        Assert.Equal(4, function.Logs.Count);
    }

    [Fact]
    public async Task InitError_IsThrownWithExitCode()
    {
        LambdaInitException exception = await Assert.ThrowsAsync<LambdaInitException>(
            () => LambdaFunction.StartAsync(TestFunctionProcess.Path, TestFunctionProcess.Options("fail init")));

        Assert.Equal(("NoHandler", "no handler", 1), (exception.Error.Type, exception.Error.Message, exception.ExitCode));
    }

    [Fact]
    public async Task ExitBeforeNext_IsThrownWithExitCodeAndLog()
    {
        LambdaInitException exception = await Assert.ThrowsAsync<LambdaInitException>(
            () => LambdaFunction.StartAsync(TestFunctionProcess.Path, TestFunctionProcess.Options("exit")));

        Assert.Equal("Runtime exited with error: exit status 7 before its first /next", exception.Error.Message);
        Assert.Equal(7, exception.ExitCode);
        Assert.Equal(["nothing to do"], exception.Logs);
    }

    [Fact]
    public async Task MissingFile_IsNamed()
    {
        FileNotFoundException exception = await Assert.ThrowsAsync<FileNotFoundException>(() => LambdaFunction.StartAsync("nowhere/bootstrap"));

        Assert.Contains(Path.Combine("nowhere", "bootstrap"), exception.Message, StringComparison.Ordinal);
        Assert.Contains("dotnet publish", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileThatIsNotAProgram_IsAnInvalidEntrypoint()
    {
        LambdaInitException exception = await Assert.ThrowsAsync<LambdaInitException>(
            () => LambdaFunction.StartAsync(Path.ChangeExtension(typeof(ProcessFunctionTests).Assembly.Location, ".runtimeconfig.json")));

        Assert.Equal("Runtime.InvalidEntrypoint", exception.Error.Type);
        Assert.Null(exception.ExitCode);
        Assert.Contains("executable", exception.Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hello.dll", " is an assembly. ")]
    [InlineData("Hello.ZIP", " is a zip. ")]
    [InlineData("Hello.csproj", " is not built. ")]
    [InlineData("hello.cs", " is not built. ")]
    [InlineData(".", " is a folder. ")]
    public async Task FileOfAnotherKind_IsRefusedWithWhatToPass(string name, string kind)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("lambda-start-");
        try
        {
            string path = Path.GetFullPath(name, folder.FullName);
            if (name != ".")
                await File.WriteAllTextAsync(path, "", TestContext.Current.CancellationToken);

            ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => LambdaFunction.StartAsync(path));

            Assert.StartsWith($"'{path}'{kind}Expected the path of the file bootstrap, which 'dotnet publish'", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task CanceledToken_PreventsStart()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => LambdaFunction.StartAsync(TestFunctionProcess.Path, TestFunctionProcess.Options("echo"), cancellation.Token));
    }

    [Fact]
    public async Task CanceledStart_LeavesNoProcess()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows the environment of a process.");
        string value = Guid.NewGuid().ToString("N");
        LambdaFunctionOptions options = TestFunctionProcess.Options("hang in init") with { StopTimeout = TimeSpan.FromMilliseconds(200) };
        options = options with { Environment = new Dictionary<string, string>(options.Environment) { ["CANCELED_START_TEST"] = value } };
        using var cancellation = new CancellationTokenSource();
        Task<LambdaFunction> start = LambdaFunction.StartAsync(TestFunctionProcess.Path, options, cancellation.Token);
        int process = await ProcessWithAsync($"CANCELED_START_TEST={value}").WithinLimit();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start.WithinLimit());
        AssertGone(process);
    }

    /// <summary>Waits for a process with this variable.</summary>
    private static async Task<int> ProcessWithAsync(string variable)
    {
        while (true)
        {
            foreach (string folder in Directory.EnumerateDirectories("/proc"))
            {
                if (int.TryParse(Path.GetFileName(folder), out int id) && Variables(id).Contains(variable))
                    return id;
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private static string[] Variables(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/environ").Split('\0');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended, or belongs to another user.
            return [];
        }
    }

    private static void AssertGone(LambdaFunction function) => AssertGone(function.ProcessId!.Value);

    private static void AssertGone(int process) => Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));
}
