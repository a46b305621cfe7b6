using Lambda.Runtime.Http.Results;

namespace Lambda.Runtime.Http;

/// <summary>A response with bytes.</summary>
public sealed class FileContentHttpResult : HttpResult
{
    private const string DefaultType = "application/octet-stream";

    internal FileContentHttpResult(ReadOnlyMemory<byte> contents, string? contentType, string? fileDownloadName)
        : base(200)
    {
        FileContents = contents;
        ContentType = contentType ?? DefaultType;
        FileDownloadName = fileDownloadName;
        Set("content-type", ContentType);
        if (fileDownloadName is not null)
            Set("content-disposition", Attachment(fileDownloadName));
    }

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> FileContents { get; }

    /// <summary>The media type; the default is <c>application/octet-stream</c>.</summary>
    public string ContentType { get; }

    /// <summary>The name under which a browser saves the file; <see langword="null"/> to show it.</summary>
    public string? FileDownloadName { get; }

    internal override void Write(IHttpResponse response) => response.WriteBytes(this, FileContents);

    /// <remarks>https://www.rfc-editor.org/rfc/rfc6266#section-5: old clients take the first name, in ASCII, and others the second one.</remarks>
    private static string Attachment(string name)
    {
        char[] plain = name.ToCharArray();
        for (int i = 0; i < plain.Length; i++)
        {
            if (!char.IsAscii(plain[i]) || char.IsControl(plain[i]) || plain[i] is '"' or '\\')
                plain[i] = '_';
        }

        string ascii = new(plain);
        return ascii == name ? $"attachment; filename=\"{name}\"" : $"attachment; filename=\"{ascii}\"; filename*=UTF-8''{Uri.EscapeDataString(name)}";
    }
}
