namespace Lambda.Runtime.Http.Responses;

/// <summary>Bytes, one element after the other.</summary>
/// <param name="bytes">The bytes of an element.</param>
internal sealed class BytesBody<T>(Func<T, ReadOnlyMemory<byte>> bytes) : SequenceBody<T>
{
    public override string ContentType => "application/octet-stream";

    public override bool IsText => false;

    public override void Add(T element) => Buffer.Append(bytes(element).Span);
}
