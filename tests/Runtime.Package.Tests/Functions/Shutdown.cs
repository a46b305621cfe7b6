using System.Runtime.InteropServices;
using Lambda.Runtime;

// A function with a shutdown method.

public static class Hooks
{
    [LambdaShutdown]
    public static async Task CloseAsync()
    {
        if (Environment.GetEnvironmentVariable("SLOW") is not null)
        {
            Console.Error.WriteLine("closing");
            await Task.Delay(Timeout.Infinite);
        }

        Registration.Await();
        Console.Error.WriteLine("closed");
    }
}

public sealed class Quick : IDisposable
{
    static Quick() => Registration.At("static");

    public Quick() => Registration.At("constructor");

    [LambdaHandler("Quick")]
    public int Same(int value)
    {
        Registration.At("invocation");
        if (value < 0)
            Thread.Sleep(Timeout.Infinite);
        return value;
    }

    public void Dispose() => Console.Error.WriteLine("disposed");
}

// Handles SIGTERM itself, as a program or a library may. The variable REGISTER sets when and how it registers.
public static class Registration
{
    private static readonly string[] Wanted = (Environment.GetEnvironmentVariable("REGISTER") ?? "").Split(' ');
    private static readonly ManualResetEventSlim Called = new();
    private static PosixSignalRegistration? _last;

    public static void At(string place)
    {
        if (Wanted[0] != place)
            return;
        if (Wanted.Contains("twice"))
            Create().Dispose();
        _last = Create();
        if (Wanted.Contains("disposed"))
            _last.Dispose();
    }

    // Waits for the registration, so that the order of the output is always the same: the process does not wait for it when it ends.
    public static void Await()
    {
        if (_last is not null && !Wanted.Contains("disposed"))
            Called.Wait(300);
    }

    private static PosixSignalRegistration Create() => PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
    {
        Console.Error.WriteLine("signal");
        context.Cancel = Wanted.Contains("cancel");
        Called.Set();
    });
}
