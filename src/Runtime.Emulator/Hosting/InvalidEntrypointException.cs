namespace Lambda.Runtime.Emulator.Hosting;

/// <summary>A function's file cannot be started.</summary>
internal sealed class InvalidEntrypointException(string message, Exception inner) : Exception(message, inner);
