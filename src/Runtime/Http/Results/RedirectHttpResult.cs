using Lambda.Runtime.Http.Results;

namespace Lambda.Runtime.Http;

/// <summary>A redirect to another address.</summary>
public sealed class RedirectHttpResult : HttpResult
{
    internal RedirectHttpResult(string url, bool permanent, bool preserveMethod)
        : base(preserveMethod ? (permanent ? 308 : 307) : (permanent ? 301 : 302))
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        Url = url;
        Permanent = permanent;
        PreserveMethod = preserveMethod;
        Set("location", UriText.Encode(url));
    }

    /// <summary>The other address.</summary>
    public string Url { get; }

    /// <summary>Whether clients may remember it.</summary>
    public bool Permanent { get; }

    /// <summary>Whether clients send the same method and body there.</summary>
    public bool PreserveMethod { get; }
}
