namespace Lambda.Runtime.Shutdown;

/// <summary>Whether the shutdown of the process has begun. A separate class, because only some functions contain the rest of the shutdown.</summary>
internal static class ShutdownState
{
    private static volatile bool _hasBegun;

    /// <summary>Whether SIGTERM was received. After it, an error of the loop is not logged.</summary>
    public static bool HasBegun
    {
        get => _hasBegun;
        set => _hasBegun = value;
    }
}
