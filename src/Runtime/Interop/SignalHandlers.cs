using System.Diagnostics.CodeAnalysis;
using System.Runtime;

namespace Lambda.Runtime.Interop;

/// <summary>Methods of this program that the kernel calls for a signal.</summary>
/// <remarks>
/// Entered as methods for unmanaged callers, they would first tell .NET that their thread is in managed code now; where a stack has
/// overflowed it is already, and .NET would give up once more instead. So the kernel has the methods' bare addresses: in native code
/// they are functions like C's. They hold no object, allocate and throw nothing, and what they call leaves the state of their thread
/// alone. All other signals wait meanwhile, among them that of .NET's collector.
/// </remarks>
internal static unsafe class SignalHandlers
{
    /// <summary>Whether methods can be that. A just-in-time compiler may be due at the first call of one, which must not ask it.</summary>
    public static bool AreSupported => OperatingSystem.IsLinux() && JitInfo.GetCompiledMethodCount() == 0;

    /// <summary>
    /// Whether the program may be one that is compiled just in time. The package says that it is not when it publishes, and all that is
    /// for such a program only stays out of the binary.
    /// </summary>
    [FeatureSwitchDefinition("Lambda.Runtime.MayBeCompiledInTime")]
    public static bool MayBeCompiledInTime => !AppContext.TryGetSwitch("Lambda.Runtime.MayBeCompiledInTime", out bool may) || may;

    /// <summary>What the process does at a signal now.</summary>
    public static Libc.SignalAction Get(int signal)
    {
        Libc.SignalAction action;
        _ = Libc.SetSignalAction(signal, null, &action);
        return action;
    }

    /// <summary>The address of a handler, as the kernel has it.</summary>
    public static nint AddressOf(delegate*<int, nint, nint, void> handler) => (nint)handler;

    /// <summary>Sets a handler.</summary>
    /// <param name="signal">Its number.</param>
    /// <param name="handler">The method; its parameters are the signal, and the addresses of what the kernel says of it and of the thread.</param>
    /// <param name="flags">Besides those of a handler with three parameters that runs on the thread's stack for signals.</param>
    public static void Set(int signal, delegate*<int, nint, nint, void> handler, int flags)
    {
        Libc.SignalAction action;
        action.Handler = (nint)handler;
        new Span<byte>(action.Mask, Libc.SignalAction.MaskLength).Fill(byte.MaxValue);
        action.Flags = flags | Libc.SignalInformation | Libc.SignalOnStack;
        action.Restorer = action.Handler; // By which termination.c knows the runtime's own. libc has another for the kernel.
        _ = Libc.SetSignalAction(signal, &action, null);
    }
}
