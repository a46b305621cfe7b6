using System.Diagnostics.CodeAnalysis;
using System.Runtime;

namespace Lambda.Runtime.Interop;

/// <summary>Sets static methods as signal handlers.</summary>
/// <remarks>
/// A method with UnmanagedCallersOnly first switches its thread to managed code. After a stack overflow the thread is in managed code already,
/// and the switch would fail. Therefore the kernel gets the address of the method itself: in native code, methods are functions as in C.
/// They use no objects, allocate and throw nothing, and call only functions that leave the state of the thread unchanged. All other signals
/// are blocked meanwhile, including that of the garbage collector.
/// </remarks>
internal static unsafe class SignalHandlers
{
    /// <summary>Whether methods can be signal handlers: only in native code, because a first call would otherwise invoke the just-in-time compiler.</summary>
    public static bool AreSupported => OperatingSystem.IsLinux() && JitInfo.GetCompiledMethodCount() == 0;

    /// <summary>
    /// Whether the program can run under the just-in-time compiler. A publish sets the switch to false, so that the code for that case is trimmed
    /// from the binary.
    /// </summary>
    [FeatureSwitchDefinition("Lambda.Runtime.IsJitSupported")]
    public static bool IsJitSupported => !AppContext.TryGetSwitch("Lambda.Runtime.IsJitSupported", out bool isSupported) || isSupported;

    /// <summary>Gets the current action for a signal.</summary>
    public static Libc.SignalAction Get(int signal)
    {
        Libc.SignalAction action;
        _ = Libc.SetSignalAction(signal, null, &action);
        return action;
    }

    /// <summary>The address of a handler.</summary>
    public static nint AddressOf(delegate*<int, nint, nint, void> handler) => (nint)handler;

    /// <summary>Sets a handler.</summary>
    /// <param name="signal">Its number.</param>
    /// <param name="handler">The method; its parameters are those of <c>sa_sigaction</c>: the signal, <c>siginfo_t*</c>, <c>ucontext_t*</c>.</param>
    /// <param name="flags">In addition to <c>SA_SIGINFO</c> and <c>SA_ONSTACK</c>.</param>
    public static void Set(int signal, delegate*<int, nint, nint, void> handler, int flags)
    {
        Libc.SignalAction action;
        action.Handler = (nint)handler;
        new Span<byte>(action.Mask, Libc.SignalAction.MaskLength).Fill(byte.MaxValue);
        action.Flags = flags | Libc.SignalInformation | Libc.SignalOnStack;
        action.Restorer = action.Handler; // By this, termination.c recognizes handlers of the runtime. libc passes its own restorer to the kernel.
        _ = Libc.SetSignalAction(signal, &action, null);
    }
}
