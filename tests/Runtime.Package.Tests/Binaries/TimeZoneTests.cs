using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>Time zones from files in the zip, as in docs/publish.md.</summary>
public sealed class TimeZoneTests(PackedPackages packages)
{
    [Fact]
    public async Task FilesInTheFolderOfTZDIR_AreFound()
    {
        using var user = new UserFolder(packages);
        Directory.CreateDirectory(user.At("zoneinfo/Mars"));
        await File.WriteAllBytesAsync(user.At("zoneinfo/Mars/Olympus"), ZoneWithOffset(hours: 7), TestContext.Current.CancellationToken);
        var options = new LambdaFunctionOptions { Handler = "Offset", Environment = new Dictionary<string, string> { ["TZDIR"] = user.At("zoneinfo") } };
        await using LambdaFunction function = await LambdaFunction.StartAsync(await packages.Probe.Bootstrap, options, TestContext.Current.CancellationToken);

        Assert.Equal("420", (await function.InvokeJsonAsync("\"Mars/Olympus\"", TestContext.Current.CancellationToken)).Text);
        Assert.Equal("TimeZoneNotFoundException", (await function.InvokeJsonAsync("\"Europe/Berlin\"", TestContext.Current.CancellationToken)).Error!.Type);
    }

    /// <summary>A file of the first version of the format, with one kind of local time: https://www.rfc-editor.org/rfc/rfc8536.html.</summary>
    private static byte[] ZoneWithOffset(int hours)
    {
        byte[] header = [.. "TZif"u8, .. new byte[16], .. new byte[16], 0, 0, 0, 1, 0, 0, 0, 4];
        int seconds = hours * 3600;
        return [.. header, 0, 0, (byte)(seconds >> 8), (byte)seconds, 0, 0, .. "MTC\0"u8];
    }
}
