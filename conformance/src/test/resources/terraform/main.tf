terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

# What changes: "research" first, "finance" later.
variable "department" {
  type    = string
  default = "research"
}

locals {
  research = var.department == "research"
}

# Where it is and who asks stands in the environment.
provider "aws" {
  region = "us-east-1"
}

data "aws_caller_identity" "me" {}
