using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Local.Page;

/// <summary>Serves the files of the page, which are embedded in this assembly.</summary>
internal static class PageFile
{
    // All resources of the page come from here: a browser refuses all others, so that no script can be injected. An image of a function is in a data URL, which runs no script.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <returns><see langword="false"/> if there is no such file.</returns>
    public static async Task<bool> TryWriteAsync(HttpContext http, string name)
    {
        await using Stream? file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Page/{name}");
        if (file is null)
            return false;

        HttpResponse response = http.Response;
        response.ContentType = GetContentType(name);
        response.ContentLength = file.Length;
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        // Another version of the package has other files at the same address.
        response.Headers.CacheControl = "no-store";
        await file.CopyToAsync(response.Body, http.RequestAborted);
        return true;
    }

    private static string GetContentType(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".json" => "application/json",
        ".svg" => "image/svg+xml",
        string other => throw new InvalidOperationException($"The page has a file '{name}', whose content type is not known."),
    };
}
