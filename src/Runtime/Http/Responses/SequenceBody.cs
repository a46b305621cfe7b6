using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.Http.Responses;

/// <summary>The bytes of a body that the elements of a sequence are added to.</summary>
internal abstract class SequenceBody<T>
{
    private const int FirstCapacity = 512;

    /// <summary>The media type.</summary>
    public abstract string ContentType { get; }

    /// <summary>Whether it is UTF-8, so that a response in JSON has it as text instead of in base64.</summary>
    public abstract bool IsText { get; }

    /// <summary>What was added since the last <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Written => Buffer.Slice(0, Buffer.Count);

    protected ByteBuffer Buffer { get; } = new(FirstCapacity);

    public abstract void Add(T element);

    /// <summary>Adds what follows the last element.</summary>
    public virtual void Complete()
    {
    }

    public void Clear() => Buffer.Reset();
}
