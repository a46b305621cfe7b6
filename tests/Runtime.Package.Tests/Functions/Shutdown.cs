using Lambda.Runtime;

// A function with something to do at its end.

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

        Console.Error.WriteLine("closed");
    }
}

public sealed class Quick : IDisposable
{
    [LambdaHandler("Quick")]
    public int Same(int value) => value;

    public void Dispose() => Console.Error.WriteLine("disposed");
}
