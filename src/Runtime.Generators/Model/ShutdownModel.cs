namespace Lambda.Runtime.Generators.Model;

/// <summary>A <c>[LambdaShutdown]</c> method.</summary>
/// <param name="Shown">Its name for messages.</param>
/// <param name="Method">The full name of the method.</param>
/// <param name="IsAwaited">It returns a task.</param>
internal sealed record ShutdownModel(string Shown, string Method, bool IsAwaited);
