namespace Lambda.Runtime.Wire;

/// <summary>The peer sent something that is not the HTTP it should have sent. Reading on would be guessing.</summary>
internal sealed class ProtocolException(string message) : Exception(message);
