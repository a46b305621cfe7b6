namespace Lambda.Runtime.Aws;

/// <summary>Computes the hash of a request's body.</summary>
internal static class RequestPayload
{
    /// <summary>Gets the hash in hexadecimal, or <see cref="Signature.UnsignedPayload"/> for a body that is streamed.</summary>
    /// <param name="content">The body. Afterwards, it can be sent repeatedly, unless it is streamed.</param>
    /// <param name="mayStream">Whether the service accepts bodies that are not signed.</param>
    /// <param name="cancellationToken">Ends the reading of the body.</param>
    public static async ValueTask<string> HashAsync(HttpContent? content, bool mayStream, CancellationToken cancellationToken)
    {
        if (content is null)
            return Signature.EmptyPayload;
        if (!IsInMemory(content))
        {
            // Without a length, .NET would send chunks, which Amazon S3 does not accept.
            if (mayStream && content.Headers.ContentLength is not null)
                return Signature.UnsignedPayload;
            await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        }

        using var hash = new HashingStream();
        await content.CopyToAsync(hash, cancellationToken).ConfigureAwait(false);
        return hash.GetHash();
    }

    /// <summary>Whether the content writes an array that it has, each time the same. A derived class could do something else.</summary>
    private static bool IsInMemory(HttpContent content)
    {
        Type type = content.GetType();
        return type == typeof(ByteArrayContent) || type == typeof(StringContent) || type == typeof(FormUrlEncodedContent) || type == typeof(ReadOnlyMemoryContent);
    }
}
