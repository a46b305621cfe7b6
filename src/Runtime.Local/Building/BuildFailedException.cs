namespace Lambda.Runtime.Local.Building;

/// <summary>The project was not built.</summary>
/// <param name="errors">What the build said, a line for each error.</param>
internal sealed class BuildFailedException(string errors) : Exception(errors);
