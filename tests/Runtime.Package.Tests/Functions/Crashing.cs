using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lambda.Runtime;

// A function that ends its own process, in the ways that nothing can catch.

public static class Crashing
{
    private static int s_length;
    private static readonly CountdownEvent s_two = new(2);

    [LambdaHandler]
    public static int Same(int value) => value;

    [LambdaHandler]
    public static int StackOverflow(int value) => Deeper(value);

    [LambdaHandler]
    public static void StackOverflowOnAThread(int value) => OnAThread(() => s_length = Deeper(value));

    [LambdaHandler]
    public static async Task<int> StackOverflowAfterAnAwait(int value)
    {
        await Task.Yield();
        return Deeper(value);
    }

    [LambdaHandler]
    public static void FailFast(int value) => Environment.FailFast($"failed fast at {value}");

    [LambdaHandler]
    public static void ThreadThatThrows(int value) => OnAThread(() => throw new FormatException($"thrown at {value}"));

    [LambdaHandler]
    public static void OutOfMemoryOnAThread(int value) => OnAThread(() => s_length = OutOfMemory(value));

    [LambdaHandler]
    public static int OutOfMemory(int value) => new byte[value].Length;

    [LambdaHandler]
    public static int NullReference(string? text) => text!.Length;

    /// <summary>The address is not null, and the failing code is not part of .NET.</summary>
    [LambdaHandler]
    public static void NativeFaultOnAThread(int value) => OnAThread(() => Console.Error.WriteLine(StringLength(value)));

    /// <summary>Two invocations wait for each other, and the one with an odd value ends the process.</summary>
    [LambdaHandler]
    public static void TwoAtOnce(int value)
    {
        s_two.Signal();
        s_two.Wait();
        if (value % 2 == 1)
            Environment.FailFast("failed fast beside another");
        Thread.Sleep(Timeout.Infinite);
    }

    [DllImport("libc", EntryPoint = "strlen")]
    private static extern nint StringLength(nint text);

    private static void OnAThread(Action action)
    {
        new Thread(() => action()) { Name = "the handler's" }.Start();
        Thread.Sleep(Timeout.Infinite);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Deeper(int value) => value == int.MinValue ? 0 : Deeper(value + 1) + value;
}
