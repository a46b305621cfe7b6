using System.Globalization;
using Lambda.Runtime.Layer.Caching;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>Instances execute only cache entries in <c>/tmp</c> that belong to their user, and to which no other user can write.</summary>
public sealed class LayerCacheTests(BuiltLayer layer)
{
    private const string Good = "public static class F { public static int Handle(int i) => i + 1; }";
    private const string Planted = "public static class F { public static int Handle(int i) => 666; }";
    private const UnixFileMode Writable = (UnixFileMode)0b110_110_110;

    [Theory]
    [InlineData("mode", "has mode 0666. Expected 0600.")]
    [InlineData("link", "is a symbolic link. Expected a regular file.")]
    [InlineData("hard link", "has 2 hard links. Expected 1.")]
    [InlineData("pipe", "is a named pipe. Expected a regular file.")]
    [InlineData("owner", "belongs to the user 0. Expected 993, the user of this process.")]
    [InlineData("another function's", "is damaged, or was written for another function.")]
    [InlineData("half", "is damaged, or was written for another function.")]
    [InlineData("nothing", "is damaged, or was written for another function.")]
    public async Task PlantedEntry_IsNotExecuted_AndIsReplaced(string kind, string expected)
    {
        Assert.SkipWhen(kind == "owner" && !(LambdaRoot.IsAllowed && Environment.IsPrivilegedProcess), "only root may become another user");
        using var files = new LayerFunction(layer, ("f.cs", Good));
        (string path, byte[] bytes) = await PlantableAsync(files);
        string elsewhere = Path.Combine(files.Temporary, "elsewhere");
        File.Delete(path);
        switch (kind)
        {
            case "pipe":
                LayerFunction.Command("mkfifo", "-m", "600", path);
                break;
            case "link" or "hard link":
                WritePrivate(elsewhere, bytes, files);
                LayerFunction.Command("ln", kind == "link" ? ["-s", $"{files.OwnTemporary}/elsewhere", path] : [elsewhere, path]);
                break;
            case "another function's":
                WritePrivate(path, CacheEntry.Read(bytes, KeyOf(path))!.ToBytes(KeyOf(path) + 1), files);
                break;
            case "half" or "nothing":
                WritePrivate(path, kind == "half" ? bytes[..(bytes.Length / 2)] : [], files);
                break;
            default:
                File.WriteAllBytes(path, bytes);
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(path, Writable);
                break;
        }

        if (kind != "owner")
            files.SetOwner(path);
        Assert.Equal(
            $"WARN Lambda.Runtime: The function is compiled again: {files.OwnTemporary}/lambda-csharp-layer/{Path.GetFileName(path)} {expected}",
            Assert.Single(await WarningsAsync(files)));
        Assert.Empty(await WarningsAsync(files));
    }

    [Fact]
    public async Task FolderWritableByOthers_IsNotRead()
    {
        using var files = new LayerFunction(layer, ("f.cs", Good));
        (string path, byte[] bytes) = await PlantableAsync(files);
        WritePrivate(Recreated(path), bytes, files);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(files.Cache, (UnixFileMode)0b111_111_111);
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(
                $"WARN Lambda.Runtime: The compiled function was not looked for in the cache: {files.OwnTemporary}/lambda-csharp-layer has mode 0777. Expected 0700.",
                Assert.Single(await WarningsAsync(files)));
        }
    }

    /// <summary>The checks cannot detect files that the function itself wrote, because it has the same user. The variable turns the cache off for that case.</summary>
    [Fact]
    public async Task EntryWrittenByUserOfFunction_IsExecuted_UnlessCacheIsDisabled()
    {
        using var files = new LayerFunction(layer, ("f.cs", Good));
        (string path, byte[] bytes) = await PlantableAsync(files);
        WritePrivate(Recreated(path), bytes, files);
        Assert.Equal("666", await files.GetResponse("f.Handle", "1"));
        Assert.Equal("2", (await InvokeAsync(files, Off())).Text);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task DisabledCache_IsNotWritten()
    {
        using var files = new LayerFunction(layer, ("f.cs", Good));
        Assert.Equal("2", (await InvokeAsync(files, Off())).Text);
        Assert.False(Directory.Exists(files.Cache));
    }

    [Fact]
    public async Task InvalidSetting_IsInitError()
    {
        using var files = new LayerFunction(layer, ("f.cs", Good));
        Assert.Equal(
            ("Runtime.InvalidSetting", "LAMBDA_LAYER_CACHE is \"no\". Expected on or off."),
            await files.InitError("f.Handle", new() { Environment = new Dictionary<string, string> { ["LAMBDA_LAYER_CACHE"] = "no" } }));
    }

    [Fact]
    public async Task ConcurrentCompilations_LeaveOneCompleteEntry()
    {
        using var files = new LayerFunction(layer, ("f.cs", Good));
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => InvokeAsync(files, new()))), static outcome => Assert.Equal("2", outcome.Text));
        string path = Assert.Single(files.Cached);
        Assert.NotNull(CacheEntry.Read(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken), KeyOf(path)));
    }

    private static LambdaFunctionOptions Off() => new() { Environment = new Dictionary<string, string> { ["LAMBDA_LAYER_CACHE"] = "off" } };

    private static ulong KeyOf(string path) => ulong.Parse(Path.GetFileName(path), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>Returns the path of the function's entry, and the bytes of a valid entry with other code.</summary>
    private async Task<(string Path, byte[] Bytes)> PlantableAsync(LayerFunction files)
    {
        using var other = new LayerFunction(layer, ("f.cs", Planted));
        Assert.Equal("666", await other.GetResponse("f.Handle", "1"));
        Assert.Equal("2", await files.GetResponse("f.Handle", "1"));
        string compiled = Assert.Single(other.Cached), path = Assert.Single(files.Cached);
        byte[] bytes = await File.ReadAllBytesAsync(compiled, TestContext.Current.CancellationToken);
        return (path, CacheEntry.Read(bytes, KeyOf(compiled))!.ToBytes(KeyOf(path)));
    }

    private static string Recreated(string path)
    {
        File.Delete(path);
        return path;
    }

    private static void WritePrivate(string path, byte[] bytes, LayerFunction files)
    {
        File.WriteAllBytes(path, bytes);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        files.SetOwner(path);
    }

    /// <summary>Starts an instance, checks its response, and returns the warnings in its log.</summary>
    private static async Task<string[]> WarningsAsync(LayerFunction files)
    {
        await using LambdaFunction function = await files.Start("f.Handle");
        InvocationOutcome outcome = await function.InvokeJsonAsync("1", TestContext.Current.CancellationToken);
        Assert.Equal("2", outcome.Text);
        return [.. function.Logs.Where(static line => line.StartsWith("WARN ", StringComparison.Ordinal))];
    }

    private static async Task<InvocationOutcome> InvokeAsync(LayerFunction files, LambdaFunctionOptions options)
    {
        await using LambdaFunction function = await files.Start("f.Handle", options);
        return await function.InvokeJsonAsync("1", TestContext.Current.CancellationToken);
    }
}
