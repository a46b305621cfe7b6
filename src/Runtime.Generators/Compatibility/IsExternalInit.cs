namespace System.Runtime.CompilerServices;

/// <summary>What records ask for and netstandard2.0 does not have.</summary>
internal static class IsExternalInit;
