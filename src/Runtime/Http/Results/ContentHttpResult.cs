using Lambda.Runtime.Http.Results;

namespace Lambda.Runtime.Http;

/// <summary>A response with text.</summary>
public sealed class ContentHttpResult : HttpResult
{
    private const string DefaultType = "text/plain; charset=utf-8";

    internal ContentHttpResult(string? content, string? contentType, int? statusCode)
        : base(statusCode ?? 200)
    {
        ResponseContent = content;
        ContentType = contentType is null ? DefaultType
            : contentType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && !contentType.Contains("charset", StringComparison.OrdinalIgnoreCase)
                ? $"{contentType}; charset=utf-8"
            : contentType;
        Set("content-type", ContentType);
    }

    /// <summary>The text.</summary>
    public string? ResponseContent { get; }

    /// <summary>The media type. Of <c>text/html</c> and the like without a charset, that is UTF-8.</summary>
    public string ContentType { get; }

    internal override void Write(IHttpResponse response) => response.WriteText(this, ResponseContent ?? "");
}
