namespace Lambda.Runtime.Shutdown;

/// <summary>Whether the process was told to end. Apart from all that follows from it, which only some functions have.</summary>
internal static class ShutdownState
{
    private static volatile bool _hasBegun;

    /// <summary>SIGTERM has come: nothing that fails now is worth a word.</summary>
    public static bool HasBegun
    {
        get => _hasBegun;
        set => _hasBegun = value;
    }
}
