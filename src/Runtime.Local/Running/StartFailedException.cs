namespace Lambda.Runtime.Local.Running;

/// <summary>There is no function to run, or no port to listen on.</summary>
internal sealed class StartFailedException(string message) : Exception(message);
