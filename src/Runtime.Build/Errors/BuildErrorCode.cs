namespace Lambda.Runtime.Build.Errors;

/// <summary>The code of an error or a warning, such as <c>LAMBDA101</c>, which has a page in the documentation.</summary>
/// <param name="Id">The code.</param>
/// <param name="Title">The heading of the page: the problem in one line.</param>
internal sealed record BuildErrorCode(string Id, string Title)
{
    /// <summary>The page as a path in the repository.</summary>
    public string Page => DiagnosticPage.Path(Id);

    /// <summary>The address of the page; <see langword="null"/> if the repository has no address.</summary>
    public string? Link => DiagnosticPage.Link(Id);
}
