namespace Lambda.Runtime;

/// <summary>What happens to a poison message: a record that cannot be read, however often it is received.</summary>
public enum PoisonAction
{
    /// <summary>The record has failed, like one whose handler throws. The service sends it again until it gives up: configure a dead-letter queue or a destination.</summary>
    Fail,

    /// <summary>The record counts as processed. It is logged as a warning with the error and the beginning of its content, and is lost otherwise.</summary>
    Drop,
}
