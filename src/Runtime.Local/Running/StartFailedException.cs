namespace Lambda.Runtime.Local.Running;

/// <summary>There is nothing to run, or nowhere to listen.</summary>
internal sealed class StartFailedException(string message) : Exception(message);
