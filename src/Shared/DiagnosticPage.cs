using System.Reflection;

namespace Lambda.Runtime.Shared;

/// <summary>Finds the page in the documentation that explains a diagnostic or a build error.</summary>
/// <remarks>
/// This file is compiled into the generator and the build tasks. Their project files store the address of the pages in the assembly if
/// Directory.Build.props has the address of the repository.
/// </remarks>
internal static class DiagnosticPage
{
    private static readonly string? PagesUrl = typeof(DiagnosticPage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(static metadata => metadata.Key == "PagesUrl")?.Value;

    /// <summary>Returns the page as a path in the repository.</summary>
    public static string Path(string id) => $"docs/diagnostics/{id}.md";

    /// <summary>Returns the address of the page; <see langword="null"/> if the repository has no address.</summary>
    public static string? Link(string id) => Link(id, PagesUrl);

    public static string? Link(string id, string? pagesUrl) => string.IsNullOrEmpty(pagesUrl) ? null : $"{pagesUrl}/{Path(id)}";
}
