using System.ComponentModel;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The methods of HTTP requests. Several of them are a set.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[Flags]
public enum HttpVerbs
{
    /// <summary>Any other method.</summary>
    None = 0,

    /// <summary><c>GET</c></summary>
    Get = 1,

    /// <summary><c>HEAD</c></summary>
    Head = 2,

    /// <summary><c>POST</c></summary>
    Post = 4,

    /// <summary><c>PUT</c></summary>
    Put = 8,

    /// <summary><c>PATCH</c></summary>
    Patch = 16,

    /// <summary><c>DELETE</c></summary>
    Delete = 32,

    /// <summary><c>OPTIONS</c></summary>
    Options = 64,

    /// <summary>All methods.</summary>
    Any = 127,
}
