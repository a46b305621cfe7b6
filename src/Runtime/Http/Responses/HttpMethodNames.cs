using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Http.Responses;

/// <summary>Writes the header <c>Allow</c>.</summary>
/// <remarks>Without a table: tuples and enums as values would bring much of reflection into the binary.</remarks>
internal static class HttpMethodNames
{
    public static string Join(HttpVerbs verbs)
    {
        string joined = "";
        for (int flag = 1; flag <= (int)HttpVerbs.Options; flag <<= 1)
        {
            if (((int)verbs & flag) != 0)
                joined = joined.Length == 0 ? NameOf((HttpVerbs)flag) : $"{joined}, {NameOf((HttpVerbs)flag)}";
        }

        return joined;
    }

    private static string NameOf(HttpVerbs verb) => verb switch
    {
        HttpVerbs.Get => "GET",
        HttpVerbs.Head => "HEAD",
        HttpVerbs.Post => "POST",
        HttpVerbs.Put => "PUT",
        HttpVerbs.Patch => "PATCH",
        HttpVerbs.Delete => "DELETE",
        _ => "OPTIONS",
    };
}
