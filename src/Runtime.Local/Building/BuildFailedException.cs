namespace Lambda.Runtime.Local.Building;

/// <summary>The build of the project failed.</summary>
/// <param name="errors">The errors of the build, one per line.</param>
internal sealed class BuildFailedException(string errors) : Exception(errors);
