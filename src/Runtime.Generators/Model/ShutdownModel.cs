namespace Lambda.Runtime.Generators.Model;

/// <summary>A <c>[LambdaShutdown]</c> method.</summary>
/// <param name="DisplayName">Its name for messages.</param>
/// <param name="Method">The full name of the method.</param>
/// <param name="IsAwaited">Whether it returns a task.</param>
internal sealed record ShutdownModel(string DisplayName, string Method, bool IsAwaited);
