using Lambda.Runtime.Buffers;

namespace Lambda.Runtime.Http.Requests;

/// <summary>Where the parts of an HTTP request are in the event. The default of each is a part that is missing, or null.</summary>
internal struct RequestParts
{
    /// <summary>The form of the event.</summary>
    public HttpShape Shape;

    /// <summary>The method, a string.</summary>
    public Slice Method;

    /// <summary>The path, a string.</summary>
    public Slice Path;

    /// <summary>The query as it was sent, a string.</summary>
    public Slice RawQuery;

    /// <summary>An object with a value of each query parameter.</summary>
    public Slice Query;

    /// <summary>An object with a list of the values of each query parameter.</summary>
    public Slice MultiValueQuery;

    /// <summary>An object with a value of each header, or of Amazon VPC Lattice a list.</summary>
    public Slice Headers;

    /// <summary>An object with a list of the values of each header.</summary>
    public Slice MultiValueHeaders;

    /// <summary>A list of cookies, each <c>name=value</c>.</summary>
    public Slice Cookies;

    /// <summary>The body, a string.</summary>
    public Slice Body;

    /// <summary>Whether the body is in base64.</summary>
    public bool IsBase64Encoded;

    /// <summary>The stage of an API, a string.</summary>
    public Slice Stage;

    /// <summary>The domain name of the API or the function URL, a string.</summary>
    public Slice Domain;

    /// <summary>What an authorizer or a JWT says about the caller, an object.</summary>
    public Slice Authorizer;
}
