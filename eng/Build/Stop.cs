using System.Runtime.InteropServices;

namespace Lambda.Build;

/// <summary>A signal asks the program to end. It stops what it has started and ends by itself, so that a test run still prints its counts.</summary>
internal static class Stop
{
    private static readonly CancellationTokenSource Source = new();
    private static readonly PosixSignalRegistration[] Registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, Cancel),
    ];

    public static CancellationToken Requested => Source.Token;

    private static void Cancel(PosixSignalContext signal)
    {
        signal.Cancel = true;
        Source.Cancel();
    }
}
