using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Layer.Loading;

/// <summary>What is wrong where the compiler says neither what it has compiled nor why it could not: it is the layer that is to blame, or the memory.</summary>
internal static class CompilerFailure
{
    private const string Failed = "Runtime.CompilerFailed";
    private const string Rebuilt = "Right would be a layer as ./build.sh layer makes it, or an assembly, for which nothing has to be compiled.";

    // What a shell and .NET add to the number of the signal that ended a process.
    private const int Signalled = 128;
    private const int KillSignal = 9;
    private const int SegmentationSignal = 11;

    public static RuntimeException NotStarted(string path, string reason) =>
        new(Failed, $"The layer's compiler {path} cannot be started: {reason}. {Rebuilt}");

    public static RuntimeException NoFunction(int length) =>
        new(Failed, $"The layer's compiler ended well, but the {length} bytes that it wrote are no compiled function. {Rebuilt}");

    public static RuntimeException TookTooLong(TimeSpan limit) => new(
        Failed,
        $"The layer's compiler had not ended after {limit.TotalSeconds} seconds and was killed, so that this error is reported before Lambda ends the initialization. "
        + "Deeply nested code, long chains of else if, and little memory, with which Lambda gives little processor time, make it slow. Expected simpler code, more memory, "
        + $"or an assembly, for which nothing has to be compiled. The variable {LayerSettings.CompilerSeconds} is the limit.");

    /// <summary>With a status of its own, or by a signal.</summary>
    public static RuntimeException Ended(int status) => new(Failed, status switch
    {
        Signalled + KillSignal =>
            $"The layer's compiler was killed (status {status}, signal {KillSignal}), as it is where memory runs out. Right would be a function with more memory, or an assembly, for which nothing has to be compiled.",
        Signalled + SegmentationSignal =>
            $"The layer's compiler crashed (status {status}, signal {SegmentationSignal}), as it does where its stack overflows. Expected code that is less deeply nested: "
            + "brackets, type arguments, blocks, calls in arguments.",
        > Signalled and <= Signalled + 64 => $"The layer's compiler died (status {status}, signal {status - Signalled}). What it said stands in the log. {Rebuilt}",
        _ => $"The layer's compiler ended with status {status}. What it said stands in the log. {Rebuilt}",
    });
}
