namespace Lambda.Build.Versions;

/// <summary>A place that names the version of one of the packages of this repository.</summary>
/// <param name="File">Relative to the root, with slashes.</param>
/// <param name="Line">The number of the line, from 1.</param>
/// <param name="Version">The version that is named.</param>
internal sealed record VersionReference(string File, int Line, string Version)
{
    public override string ToString() => $"{File}({Line}): {Version}";
}
