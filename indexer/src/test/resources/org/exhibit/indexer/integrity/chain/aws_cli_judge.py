"""Lets the AWS CLI's own code for `cloudtrail validate-logs` judge a folder, without a network.

S3 and CloudTrail are the two clients it asks; both are answered from files here. Nothing else of
the code is replaced.

    aws_cli_judge.py FOLDER BUCKET ACCOUNT REGION TRAIL HOME_REGION START END

FOLDER holds `bucket/` (the objects by key), `metadata.json` ({key: {header: value}}) and
`keys.json` (an answer of ListPublicKeys). Prints what the command prints. Ends with 77 where no
AWS CLI of version 1 or 2 is installed as a Python package.
"""
import io
import json
import os
import sys
import types

try:
    import awscli
    from awscli.customizations.cloudtrail import validation
    try:
        from botocore.exceptions import ClientError
    except ImportError:
        from awscli.botocore.exceptions import ClientError
except ImportError:
    sys.exit(77)

folder, bucket, account, region, trail, home, start, end = sys.argv[1:9]
tree = os.path.join(folder, "bucket")
with open(os.path.join(folder, "metadata.json"), encoding="utf-8") as file:
    metadata = json.load(file)
with open(os.path.join(folder, "keys.json"), encoding="utf-8") as file:
    keys = json.load(file)
    keys = keys["PublicKeyList"] if isinstance(keys, dict) else keys


def error_of(client_error):
    """The class the validation module itself catches, wherever its distribution keeps botocore."""
    return getattr(validation, "ClientError", client_error)


class Objects:
    def get_object(self, Bucket, Key):
        path = os.path.join(tree, Key)
        if Bucket != bucket or not os.path.isfile(path):
            raise error_of(ClientError)(
                {"Error": {"Code": "NoSuchKey", "Message": "no such key"}}, "GetObject")
        headers = {name.replace("x-amz-meta-", ""): value
                   for name, value in metadata.get(Key, {}).items()}
        with open(path, "rb") as body:
            return {"Body": io.BytesIO(body.read()), "Metadata": headers}

    def get_paginator(self, operation):
        assert operation == "list_objects", operation
        return Listing()


class Listing:
    def paginate(self, Bucket, Marker, Prefix=""):
        found = []
        for at, _, names in os.walk(tree):
            found += [os.path.relpath(os.path.join(at, name), tree) for name in names]
        found = sorted(key for key in found if key.startswith(Prefix) and key > Marker)
        return types.SimpleNamespace(search=lambda expression: iter(found))


class Clients:
    def get_client(self, name):
        return Objects()


class Keys:
    def list_public_keys(self, StartTime, EndTime):
        return {"PublicKeyList": keys}


command = validation.CloudTrailValidateLogs.__new__(validation.CloudTrailValidateLogs)
command.is_verbose = True
command.trail_arn = "arn:aws:cloudtrail:%s:%s:trail/%s" % (home, account, trail)
command.start_time = validation.normalize_date(validation.parse_date(start))
command.end_time = validation.normalize_date(validation.parse_date(end))
command.s3_bucket = bucket
command.s3_prefix = ""
command.account_id = None
command.cloudtrail_client = None
command.organization_client = None
command.s3_client_provider = Clients()
command._source_region = region
command._is_last_status_double_space = True
command._found_start_time = None
command._found_end_time = None
for kind in ("digests", "backfill_digests", "logs"):
    setattr(command, "_valid_" + kind, 0)
    setattr(command, "_invalid_" + kind, 0)

provider = validation.DigestProvider(Clients(), account, trail, home, region)
traverser = validation.DigestTraverser(
    digest_provider=provider,
    starting_bucket=bucket,
    starting_prefix="",
    public_key_provider=validation.PublicKeyProvider(Keys()),
    on_invalid=command._on_invalid_digest,
    on_gap=command._on_digest_gap,
    on_missing=command._on_missing_digest)
validation.create_digest_traverser = lambda **ignored: traverser

print("awscli " + awscli.__version__)
command._call()
