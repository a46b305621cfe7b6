using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Layer.Loading;

/// <summary>Errors of the compiler process itself, which the layer or a lack of memory causes, and not the function's source.</summary>
internal static class CompilerFailure
{
    private const string Rebuilt = "Expected a layer that ./build.sh layer has built. An assembly needs no compilation.";

    // A shell and .NET add this to the number of the signal that ended a process.
    private const int Signalled = 128;
    private const int KillSignal = 9;
    private const int SegmentationSignal = 11;

    public static RuntimeException NotStarted(string path, string reason) =>
        new(LayerErrorTypes.CompilerFailed, $"The layer's compiler {path} cannot be started: {reason}. {Rebuilt}");

    public static RuntimeException NoFunction(int length) =>
        new(LayerErrorTypes.CompilerFailed, $"The layer's compiler succeeded, but the {length} bytes that it wrote are not a compiled function. {Rebuilt}");

    public static RuntimeException TookTooLong(TimeSpan limit) => new(
        LayerErrorTypes.CompilerFailed,
        $"The layer's compiler had not ended after {limit.TotalSeconds} seconds and was killed, so that this error is reported before Lambda ends the initialization. "
        + "Deeply nested code, long chains of else if, and little memory, with which Lambda gives little processor time, make it slow. Expected simpler code, more memory, "
        + $"or an assembly, which needs no compilation. The variable {LayerSettings.CompilerSeconds} is the limit.");

    /// <summary>The compiler ended with an exit status or by a signal.</summary>
    public static RuntimeException Ended(int status) => new(LayerErrorTypes.CompilerFailed, status switch
    {
        Signalled + KillSignal =>
            $"The layer's compiler was killed (status {status}, signal {KillSignal}), usually because it ran out of memory. Expected a function with more memory, or an assembly, which needs no compilation.",
        Signalled + SegmentationSignal =>
            $"The layer's compiler crashed (status {status}, signal {SegmentationSignal}), usually because of a stack overflow. Expected code that is less deeply nested: "
            + "brackets, type arguments, blocks, calls in arguments.",
        > Signalled and <= Signalled + 64 => $"The layer's compiler was ended (status {status}, signal {status - Signalled}). Its message is in the log. {Rebuilt}",
        _ => $"The layer's compiler ended with status {status}. Its message is in the log. {Rebuilt}",
    });
}
