using System.Globalization;
using System.Text;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>The memory that a long stream takes in a native function.</summary>
public sealed class StreamMemoryTests(PackedPackages packages)
{
    /// <summary>The longest possible stream takes as much memory as a short one, even if the client reads it slowly.</summary>
    [Fact]
    public async Task StreamOf200MB_DoesNotIncreaseMemory()
    {
        int peakOfOne = await Peak(1, TimeSpan.Zero);
        int peakOfAll = await Peak(199, TimeSpan.FromMilliseconds(1));
        TestContext.Current.TestOutputHelper?.WriteLine($"peak of 1 MB {peakOfOne} KiB, of 199 MB {peakOfAll} KiB");
        Assert.InRange(peakOfAll, 1024, peakOfOne + 1024);
    }

    private async Task<int> Peak(int megabytes, TimeSpan delay)
    {
        var last = "";
        await using LambdaFunction function = await LambdaFunction.StartAsync(await packages.Contract.Bootstrap, new()
        {
            Handler = "Megabytes",
            Timeout = TimeSpan.FromMinutes(2),
            KeepStreamedPayload = false,
            OnStreamedChunk = async (chunk, cancellation) =>
            {
                last += Encoding.ASCII.GetString(chunk.Bytes.Span[^Math.Min(40, chunk.Bytes.Length)..]);
                last = last[^Math.Min(40, last.Length)..];
                if (delay > TimeSpan.Zero)
                    await Task.Delay(delay, cancellation);
            },
        }, TestContext.Current.CancellationToken);
        InvocationOutcome outcome = await function.InvokeJsonAsync($"{megabytes}", TestContext.Current.CancellationToken);
        Assert.Null(outcome.Error);
        Assert.InRange(outcome.StreamedLength, megabytes * 1024L * 1024 + 10, megabytes * 1024L * 1024 + 40);
        string peak = last[last.IndexOf("VmHWM:", StringComparison.Ordinal)..];
        return int.Parse(peak["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }
}
