using System.Diagnostics;
using Lambda.Runtime.Build.Errors;
using Microsoft.Build.Framework;

namespace Lambda.Runtime.Build;

/// <summary>Makes concurrent publishes of a project take turns, because they write the same intermediate files.</summary>
/// <remarks>
/// The lock is an open file, so the system releases it when the process ends for any reason. MSBuild keeps the file open until it is
/// released, or until the end of a failed build.
/// </remarks>
public sealed class LockPublish : BuildTask
{
    private const int HeldOnLinux = 11; // EWOULDBLOCK
    private const int HeldOnMac = 35;
    private const int HeldOnWindows = unchecked((int)0x80070020); // ERROR_SHARING_VIOLATION

    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(100);

    /// <summary>The file, absolute.</summary>
    [Required]
    public string File { get; set; } = "";

    /// <summary>Releases the lock instead of taking it.</summary>
    public bool Release { get; set; }

    /// <summary>How long to wait for another publish, in seconds.</summary>
    public int Seconds { get; set; } = 600;

    /// <summary>The project's name, which starts the message.</summary>
    public string FunctionName { get; set; } = "";

    private IBuildEngine4 Engine => (IBuildEngine4)BuildEngine;

    /// <inheritdoc/>
    private protected override void Run()
    {
        if (Release)
        {
            (Engine.UnregisterTaskObject(File, RegisteredTaskObjectLifetime.Build) as IDisposable)?.Dispose();
            return;
        }

        if (!TryTake(out FileStream? taken) && !Wait(out taken))
            throw new BuildException(BuildErrors.PublishStillRunning(File, Seconds));
        if (taken is not null)
            Engine.RegisterTaskObject(File, taken, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
    }

    private bool Wait(out FileStream? taken)
    {
        Log.LogMessage(MessageImportance.High, $"{FunctionName}: waiting for another publish of this project to end.");
        var watch = Stopwatch.StartNew();

        // The other publish may need this node to build something.
        Engine.Yield();
        try
        {
            bool isFree;
            while (!(isFree = TryTake(out taken)) && watch.Elapsed.TotalSeconds < Seconds)
                Thread.Sleep(_poll);
            return isFree;
        }
        finally
        {
            Engine.Reacquire();
        }
    }

    /// <summary>Returns false if another publish holds the lock. If the file cannot be created, the publish continues and reports that error later.</summary>
    private bool TryTake(out FileStream? taken)
    {
        taken = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            taken = new FileStream(File, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.HResult is not (HeldOnLinux or HeldOnMac or HeldOnWindows);
        }
    }
}
