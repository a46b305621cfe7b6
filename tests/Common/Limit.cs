using System.Diagnostics;

namespace Lambda.Runtime.Tests.Common;

/// <summary>Limits for the waits of tests, so that a wait that does not end fails only its test.</summary>
/// <remarks>Nothing takes nearly as long, even on a busy machine. The limits are not measurements.</remarks>
internal static class Limit
{
    /// <summary>For what happens inside the test, and for small programs.</summary>
    public static readonly TimeSpan Short = TimeSpan.FromMinutes(2);

    /// <summary>For programs that compile, publish or download.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(15);

    public static Task WithinLimit(this Task task) => task.WaitAsync(Short, TestContext.Current.CancellationToken);

    public static Task<T> WithinLimit<T>(this Task<T> task) => task.WaitAsync(Short, TestContext.Current.CancellationToken);

    public static void WaitWithinLimit(this SemaphoreSlim semaphore) => Assert.True(semaphore.Wait(Short), $"it was not released within {Short}");

    public static async Task WaitWithinLimitAsync(this SemaphoreSlim semaphore) => Assert.True(await semaphore.WaitAsync(Short), $"it was not released within {Short}");

    public static void WaitWithinLimit(this ManualResetEventSlim signal) => Assert.True(signal.Wait(Short), $"it was not set within {Short}");

    /// <summary>Waits for the end of a program.</summary>
    public static void EndWithinLimit(this Process process)
    {
        if (process.WaitForExit(Short))
            return;

        process.Kill(entireProcessTree: true);
        Assert.Fail($"The program did not end within {Short} and was killed.");
    }

    /// <summary>Waits for the end of a program, and for the end of its output if that is read asynchronously.</summary>
    /// <param name="process">The program.</param>
    /// <param name="limit"><see cref="Short"/> unless given.</param>
    public static async Task EndWithinLimitAsync(this Process process, TimeSpan? limit = null)
    {
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(limit ?? Short, TestContext.Current.CancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The program {process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} did not end and was killed.", exception);
        }
    }

    /// <summary>Reads the output of a program until its end. A program that takes too long is killed, which ends its output.</summary>
    /// <param name="process">The program.</param>
    /// <param name="reader">Its standard output or standard error.</param>
    /// <param name="limit"><see cref="Short"/> unless given.</param>
    public static async Task<string> ReadWithinLimitAsync(this Process process, StreamReader reader, TimeSpan? limit = null)
    {
        try
        {
            return await reader.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(limit ?? Short, TestContext.Current.CancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The program {process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} did not end and was killed.", exception);
        }
    }
}
