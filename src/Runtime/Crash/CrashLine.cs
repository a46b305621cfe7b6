using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lambda.Runtime.Interop;

namespace Lambda.Runtime.Crash;

/// <summary>A loop's line, as it is written if the process dies now. In memory of libc's, which no collection moves.</summary>
internal unsafe struct CrashLine
{
    /// <summary>Where the id stands: behind <c>FATAL RequestId: </c>.</summary>
    private const int IdStart = 17;

    /// <summary>An id has at most 256 bytes, and the text around it 64.</summary>
    private const int Capacity = 336;

    private const int Taken = 1;

    /// <summary>What the processor's registers take, 4 to 12 KB, and what .NET and this need. Most of it is never touched.</summary>
    private const int StackSize = 64 * 1024;

    private fixed byte _text[Capacity];
    private int _taken;
    private int _idLength;
    private void* _stack;

    /// <summary>The line of another loop, older than this one.</summary>
    public CrashLine* Next { get; set; }

    /// <summary>Its invocation has begun and not ended.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>The loop has had an invocation.</summary>
    public readonly bool HasId => _idLength > 0;

    /// <summary>Takes it for one loop, if it is not taken.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _taken, Taken, 0) == 0;

    /// <summary>Gives the calling thread, which is the loop's, a stack for signals.</summary>
    public CrashLine* WithStack()
    {
        if (_stack == null)
            _stack = NativeMemory.Alloc(StackSize);
        var stack = new Libc.SignalStack { Start = _stack, Size = StackSize };
        _ = Libc.SetSignalStack(&stack, null);
        return (CrashLine*)Unsafe.AsPointer(ref this);
    }

    /// <summary>The loop has ended.</summary>
    public void Free()
    {
        IsRunning = false;
        _idLength = 0;
        Volatile.Write(ref _taken, 0);
    }

    public void Begin(ReadOnlySpan<byte> requestId)
    {
        fixed (byte* text = _text)
            requestId.CopyTo(new Span<byte>(text + IdStart, Capacity - IdStart));
        _idLength = requestId.Length;
        IsRunning = true;
    }

    public void End() => IsRunning = false;

    /// <summary>Called by a dying process, and so without any call but one.</summary>
    public void Write()
    {
        fixed (byte* text = _text)
        {
            Put("FATAL RequestId: "u8, text);
            byte* end = text + IdStart + _idLength;
            end = IsRunning ? Put(" the process died during this invocation\n"u8, end) : Put(" the process died after this invocation\n"u8, end);
            _ = Libc.WriteInSignal(Libc.StandardError, text, (nuint)(end - text));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* Put(ReadOnlySpan<byte> part, byte* at)
    {
        foreach (byte character in part)
            *at++ = character;
        return at;
    }
}
