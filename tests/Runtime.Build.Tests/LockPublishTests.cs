using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Build.Framework;
using Task = System.Threading.Tasks.Task;

namespace Lambda.Runtime.Build.Tests;

/// <summary>Concurrent publishes of one project run one after the other.</summary>
public sealed class LockPublishTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SecondPublish_WaitsUntilTheFirstReleasesTheLock()
    {
        var first = new LockingEngine();
        var second = new LockingEngine();
        Assert.True(Lock(first).Execute());
        Task<bool> waiting = Task.Run(() => Lock(second).Execute());
        Assert.Equal("Hello: waiting for another publish of this project to end.", await second.Message.Task.WithinLimit());
        await second.Yielded.Task.WithinLimit();
        Assert.False(waiting.IsCompleted);

        Assert.True(Lock(first, release: true).Execute());
        Assert.True(await waiting.WithinLimit());
        Assert.True(second.HasReacquired);
        Assert.False(Lock(first, seconds: 0).Execute());
        Assert.True(Lock(second, release: true).Execute());
        Assert.True(Lock(first, seconds: 0).Execute());
        Assert.True(Lock(first, release: true).Execute());
    }

    [Fact]
    public void PublishThatWaitsTooLong_ReportsLAMBDA138WithTheFile()
    {
        var first = new LockingEngine();
        var second = new LockingEngine();
        Assert.True(Lock(first).Execute());
        Assert.False(Lock(second, seconds: 0).Execute());
        BuildErrorEventArgs error = Assert.Single(second.Errors);
        Assert.Equal("LAMBDA138", error.Code);
        Assert.Contains($"'{_folder.At("obj/lambda.publish.lock")}' for 0 seconds", error.Message, StringComparison.Ordinal);
        Assert.True(second.HasReacquired);
        Assert.True(Lock(first, release: true).Execute());
    }

    [Fact]
    public async Task PublishThatIsKilled_LeavesNoLock()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/flock"), "there is no program flock here (package util-linux)");
        string file = _folder.File("obj/lambda.publish.lock", "");
        using Process other = Process.Start("flock", ["--no-fork", file, "sleep", "600"]);
        var engine = new LockingEngine();
        try
        {
            // Waits until the other process has the lock.
            while (Lock(engine, seconds: 0).Execute())
                Assert.True(Lock(engine, release: true).Execute());
            engine.Errors.Clear();
        }
        finally
        {
            other.Kill();
            await other.EndWithinLimitAsync();
        }

        Assert.True(Lock(engine, seconds: 0).Execute());
        Assert.Empty(engine.Errors);
        Assert.True(Lock(engine, release: true).Execute());
    }

    [Fact]
    public void UnwritableFolder_IsNotLocked()
    {
        _folder.File("obj", "a file");
        var engine = new LockingEngine();
        Assert.True(Lock(engine).Execute());
        Assert.True(Lock(engine).Execute());
        Assert.True(Lock(engine, release: true).Execute());
        Assert.Empty(engine.Errors);
    }

    private LockPublish Lock(LockingEngine engine, bool release = false, int seconds = 600) =>
        new() { BuildEngine = engine, File = _folder.At("obj/lambda.publish.lock"), Release = release, Seconds = seconds, FunctionName = "Hello" };

    /// <summary>Simulates MSBuild for a task that keeps an object until the end of the build, and releases its node while it waits.</summary>
    private sealed class LockingEngine : IBuildEngine4
    {
        private readonly ConcurrentDictionary<object, object> _objects = new();

        public TaskCompletionSource<string?> Message { get; } = new();

        public TaskCompletionSource Yielded { get; } = new();

        public bool HasReacquired { get; private set; }

        public List<BuildErrorEventArgs> Errors { get; } = [];

        public bool IsRunningMultipleNodes => false;

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "Hello.csproj";

        public void Yield() => Yielded.TrySetResult();

        public void Reacquire() => HasReacquired = true;

        public void LogErrorEvent(BuildErrorEventArgs e) => Errors.Add(e);

        public void LogMessageEvent(BuildMessageEventArgs e) => Message.TrySetResult(e.Message);

        public void RegisterTaskObject(object key, object obj, RegisteredTaskObjectLifetime lifetime, bool allowEarlyCollection) => Assert.True(_objects.TryAdd(key, obj));

        public object? GetRegisteredTaskObject(object key, RegisteredTaskObjectLifetime lifetime) => _objects.GetValueOrDefault(key);

        public object? UnregisterTaskObject(object key, RegisteredTaskObjectLifetime lifetime) => _objects.TryRemove(key, out object? value) ? value : null;

        public void LogWarningEvent(BuildWarningEventArgs e) => throw new NotSupportedException();

        public void LogCustomEvent(CustomBuildEventArgs e) => throw new NotSupportedException();

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => throw new NotSupportedException();

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs, string toolsVersion) => throw new NotSupportedException();

        public bool BuildProjectFilesInParallel(string[] projectFileNames, string[] targetNames, IDictionary[] globalProperties, IDictionary[] targetOutputsPerProject, string[] toolsVersion, bool useResultsCache, bool unloadProjectsOnCompletion) => throw new NotSupportedException();

        public BuildEngineResult BuildProjectFilesInParallel(string[] projectFileNames, string[] targetNames, IDictionary[] globalProperties, IList<string>[] removeGlobalProperties, string[] toolsVersion, bool returnTargetOutputs) => throw new NotSupportedException();
    }
}
