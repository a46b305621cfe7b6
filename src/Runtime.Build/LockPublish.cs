using System.Diagnostics;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Lambda.Runtime.Build;

/// <summary>Lets one publish of a project at a time write its intermediate files: another one waits for it.</summary>
/// <remarks>
/// The lock is on an open file, so the system releases it with the process, however that ends. MSBuild keeps the file open until it is
/// released, or until the end of a build that failed. The error is <c>LAMBDA138</c>, for a publish that waited too long.
/// </remarks>
public sealed class LockPublish : Task
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

    /// <summary>How long to wait for another publish.</summary>
    public int Seconds { get; set; } = 600;

    /// <summary>The name that the message starts with: the project's.</summary>
    public string FunctionName { get; set; } = "";

    private IBuildEngine4 Engine => (IBuildEngine4)BuildEngine;

    /// <inheritdoc/>
    public override bool Execute()
    {
        if (Release)
        {
            (Engine.UnregisterTaskObject(File, RegisteredTaskObjectLifetime.Build) as IDisposable)?.Dispose();
            return true;
        }

        if (!TryTake(out FileStream? taken) && !Wait(out taken))
        {
            Log.LogError(
                null, "LAMBDA138", null, BuildEngine.ProjectFileOfTaskNode, 0, 0, 0, 0,
                $"Another publish of this project has held '{File}' for {Seconds} seconds. Publish again when it has ended, or end it.");
            return false;
        }

        if (taken is not null)
            Engine.RegisterTaskObject(File, taken, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        return true;
    }

    private bool Wait(out FileStream? taken)
    {
        Log.LogMessage(MessageImportance.High, $"{FunctionName}: waiting for another publish of this project to end.");
        var watch = Stopwatch.StartNew();

        // What the other one waits for may have to be built by this very node.
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

    /// <summary>Whether no other publish has the lock. Where the file cannot be made at all, the publish goes on, and says so when it writes there.</summary>
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
